package io.linkkeeper.kaltura.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.limit.AccountBudget;
import io.linkkeeper.kaltura.waiting.Sleeper;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Calls API actions, one HTTP request each. Thread-safe.
 */
public final class Api implements AutoCloseable {

	private static final int JSON = 1;

	private final int partnerId;

	private final RequestCounters counters = new RequestCounters();

	private final Redactor redactor = new Redactor();

	private final Json json = new Json(this.redactor);

	private final Transport transport;

	private final Retries retries;

	/**
	 * Creates a caller that opens connections when first used.
	 * @param account the account that is called
	 * @param settings timeouts and retries
	 * @param transports opens the transport of the requests
	 * @param budget the account's request budget
	 * @param clock measures how long failures last
	 * @param sleeper performs all waiting
	 */
	public Api(Account account, ClientSettings settings, Transport.Factory transports, AccountBudget budget,
			Clock clock, Sleeper sleeper) {
		this.partnerId = account.partnerId();
		RateLimit rateLimit = new RateLimit(budget, sleeper, this.counters);
		this.transport = transports.open(account, settings, rateLimit, this.counters, this.redactor);
		this.retries = new Retries(settings.retry(), clock, sleeper, rateLimit::pause, this.counters);
	}

	/**
	 * Returns the retries that all calls of this account share.
	 * @return the retries
	 */
	public Retries retries() {
		return this.retries;
	}

	/**
	 * Adds a credential to those that are removed from messages.
	 * @param secret the credential
	 */
	public void redact(String secret) {
		this.redactor.learn(secret);
	}

	/**
	 * Removes a credential that is no longer valid from those looked for in messages.
	 * @param secret the credential
	 */
	public void stopRedacting(String secret) {
		this.redactor.forget(secret);
	}

	/**
	 * Returns the traffic so far.
	 * @return a snapshot
	 */
	public RequestStatistics statistics() {
		return this.counters.snapshot();
	}

	/**
	 * Returns the number of API errors so far.
	 * @return a snapshot by the API's error code
	 */
	public Map<String, Long> refusals() {
		return this.counters.refusals();
	}

	/**
	 * Aborts requests in flight; later calls fail. Repeating it has no effect.
	 */
	@Override
	public void close() {
		this.transport.close();
	}

	/**
	 * Calls an action.
	 * @throws KalturaApiException when the API refuses
	 */
	public Answer call(ApiAction action, Map<String, Object> parameters) {
		Answer answer = post(action.toString(), action.path(), parameters, () -> {
		});
		ApiError error = error(answer.json());
		if (error != null) {
			throw new KalturaApiException(action.toString(), error);
		}
		return answer;
	}

	/**
	 * Posts parameters and returns the response, error or not. The partner ID is sent
	 * along, so that the server rejects a session of another one.
	 * @param lastCheck runs just before sending, and may throw to prevent it
	 */
	public Answer post(String name, String path, Map<String, Object> parameters, Runnable lastCheck) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("format", JSON);
		body.put("clientTag", "linkkeeper");
		body.put("partnerId", this.partnerId);
		body.putAll(parameters);
		Transport.Response answer = this.transport.post(path, this.json.write(body), lastCheck);
		return new Answer(this.json.parse(name, answer.body()), answer.date());
	}

	/** Returns the API error in a part of a response, if it is one, and counts it. */
	@Nullable public ApiError error(JsonNode node) {
		ApiError error = this.json.error(node);
		if (error != null) {
			this.counters.refused(error);
		}
		return error;
	}

}
