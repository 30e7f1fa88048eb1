package io.linkkeeper.kaltura;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.error.OverdueException;
import io.linkkeeper.kaltura.http.Api;
import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Retries;
import io.linkkeeper.kaltura.session.SharedSession;
import tools.jackson.databind.JsonNode;

/**
 * Sends writes, and retries only those that were certainly not executed. Thread-safe.
 */
final class LinkSender {

	private static final String MULTIREQUEST = "multirequest";

	private final int callsPerRequest;

	private final Api api;

	private final SharedSession session;

	private final Retries retries;

	private final CallResultReader reader;

	private final Clock clock;

	LinkSender(ClientSettings settings, Api api, SharedSession session, CallResultReader reader, Clock clock) {
		this.callsPerRequest = settings.callsPerRequest();
		this.api = api;
		this.session = session;
		this.retries = api.retries();
		this.reader = reader;
		this.clock = clock;
	}

	List<CallResult> send(List<LinkCall> calls, Instant deadline) {
		if (calls.size() > this.callsPerRequest) {
			throw new IllegalArgumentException(
					calls.size() + " calls are more than the " + this.callsPerRequest + " that may share a request");
		}
		return new PendingCalls(this, List.copyOf(calls), deadline).run();
	}

	String ks() {
		return this.session.ks();
	}

	void renew(String refused) {
		this.session.renew(refused);
		this.retries.count();
	}

	boolean mayAwaitBlock(int blocks) {
		return this.retries.mayAwaitBlock(blocks);
	}

	void awaitBlock(int block) {
		this.retries.awaitBlock(MULTIREQUEST, block);
		this.retries.count();
	}

	/**
	 * Sends one HTTP request: a single call directly, several as a multirequest.
	 * @throws OverdueException when it was not sent by the deadline
	 * @throws KalturaException when there is no readable response
	 */
	List<CallResult> exchange(List<LinkCall> calls, String ks, Instant deadline) {
		if (calls.size() == 1) {
			LinkCall call = calls.get(0);
			ApiAction action = CallWriter.action(call);
			JsonNode answer = post(action.toString(), action.path(), CallWriter.parameters(call), ks, deadline);
			return List.of(this.reader.result(call, answer));
		}
		JsonNode answer = post(MULTIREQUEST, ApiAction.MULTIREQUEST_PATH, CallWriter.multirequest(calls), ks, deadline);
		return this.reader.results(calls, answer);
	}

	private JsonNode post(String name, String path, Map<String, Object> parameters, String ks, Instant deadline) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("ks", ks);
		all.putAll(parameters);
		return this.retries.run(name, Retries.WRITES, () -> this.api.post(name, path, all, () -> requireTime(deadline)))
			.json();
	}

	private void requireTime(Instant deadline) {
		if (this.clock.instant().isAfter(deadline)) {
			throw new OverdueException();
		}
	}

}
