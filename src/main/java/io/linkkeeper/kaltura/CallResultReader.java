package io.linkkeeper.kaltura;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Api;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Maps responses to writes to {@link CallResult}s. Whatever a response leaves uncertain
 * is {@link CallResult.Unknown}.
 */
final class CallResultReader {

	private final Api api;

	private final LinkReader reader;

	CallResultReader(Api api, LinkReader reader) {
		this.api = api;
		this.reader = reader;
	}

	/**
	 * Reads the results of a multirequest. The server silently stops at a call that it
	 * cannot parse, so a response may be shorter than the request (server behaviour).
	 */
	List<CallResult> results(List<LinkCall> calls, JsonNode answer) {
		if (!answer.isArray() || answer.size() > calls.size()) {
			ApiError error = this.api.error(answer);
			return unknown(calls, (error != null) ? "The server refused the whole multirequest with " + error.code()
					: "The answer to the multirequest has not the requested shape");
		}
		List<CallResult> results = new ArrayList<>();
		for (int i = 0; i < calls.size(); i++) {
			results.add((i < answer.size()) ? result(calls.get(i), answer.get(i))
					: new CallResult.Unknown("The answer to the multirequest ends before this call"));
		}
		return results;
	}

	CallResult result(LinkCall call, JsonNode item) {
		ApiError error = this.api.error(item);
		if (error != null) {
			return error.isInternal() ? new CallResult.Unknown("The server broke down with " + error.code())
					: new CallResult.Refused(error);
		}
		try {
			return accepted(call, this.reader.link(CallWriter.action(call).toString(), item));
		}
		catch (UntrustworthyAnswerException ex) {
			return new CallResult.Unknown(String.valueOf(ex.getMessage()));
		}
	}

	static List<CallResult> unknown(List<LinkCall> calls, String why) {
		return calls.stream().<CallResult>map((call) -> new CallResult.Unknown(why)).toList();
	}

	/**
	 * The server matches ids case-insensitively, so it may have changed another link.
	 */
	private static CallResult accepted(LinkCall call, ShortLink link) {
		String id = id(call);
		if (id != null && !id.equals(link.id())) {
			return new CallResult.Unknown("The server answered with the link " + link.id() + " instead of " + id);
		}
		return new CallResult.Accepted(link);
	}

	private static @Nullable String id(LinkCall call) {
		if (call instanceof LinkCall.Update update) {
			return update.id();
		}
		return (call instanceof LinkCall.Delete delete) ? delete.id() : null;
	}

}
