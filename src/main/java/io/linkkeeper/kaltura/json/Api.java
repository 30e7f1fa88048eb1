package io.linkkeeper.kaltura.json;

import java.util.LinkedHashMap;
import java.util.Map;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.HttpAnswer;
import io.linkkeeper.kaltura.http.HttpTransport;
import io.linkkeeper.kaltura.http.RequestCounters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Calls the API, one HTTP request each. Thread-safe.
 */
public final class Api {

	private static final int JSON = 1;

	private final int partnerId;

	private final HttpTransport transport;

	private final Json json;

	private final RequestCounters counters;

	public Api(Account account, HttpTransport transport, Json json, RequestCounters counters) {
		this.partnerId = account.partnerId();
		this.transport = transport;
		this.json = json;
		this.counters = counters;
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
	 * Posts parameters and gives the answer as it is, error or not. Names the partner, so
	 * that the server refuses the session of another one.
	 * @param lastCheck runs right before it is sent, and may still refuse it
	 */
	public Answer post(String name, String path, Map<String, Object> parameters, Runnable lastCheck) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("format", JSON);
		body.put("clientTag", "linkkeeper");
		body.put("partnerId", this.partnerId);
		body.putAll(parameters);
		HttpAnswer answer = this.transport.post(path, this.json.write(body), lastCheck);
		return new Answer(this.json.parse(name, answer.body()), answer.date());
	}

	/** The error that a part of an answer is, which is counted. */
	@Nullable public ApiError error(JsonNode node) {
		ApiError error = this.json.error(node);
		if (error != null) {
			this.counters.refused(error);
		}
		return error;
	}

}
