package io.linkkeeper.kaltura;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Answer;
import io.linkkeeper.kaltura.http.Api;
import io.linkkeeper.kaltura.http.ApiAction;
import io.linkkeeper.kaltura.http.Retries;
import io.linkkeeper.kaltura.session.SharedSession;

/**
 * Calls read-only actions, which may be retried. Thread-safe.
 */
final class Reads {

	private final Api api;

	private final SharedSession session;

	private final Retries retries;

	Reads(Api api, SharedSession session) {
		this.api = api;
		this.session = session;
		this.retries = api.retries();
	}

	/**
	 * Calls an action until the reader accepts the response. A refused session is renewed
	 * once.
	 * @param reader maps the response to the result, or rejects it with
	 * {@link UntrustworthyAnswerException}
	 */
	<T> T read(ApiAction action, Map<String, Object> parameters, Function<Answer, T> reader) {
		String ks = this.session.ks();
		try {
			return read(action, parameters, reader, ks);
		}
		catch (KalturaApiException ex) {
			requireInvalidKs(ex);
			this.retries.count();
		}
		try {
			return read(action, parameters, reader, this.session.renew(ks));
		}
		catch (KalturaApiException ex) {
			requireInvalidKs(ex);
			throw new InvalidCredentialsException("The server refuses a new session too: " + ex.getMessage()
					+ "; check the account's rights and the server's clock");
		}
	}

	private <T> T read(ApiAction action, Map<String, Object> parameters, Function<Answer, T> reader, String ks) {
		Map<String, Object> all = new LinkedHashMap<>(parameters);
		all.put("ks", ks);
		return this.retries.run(action.toString(), Retries.READS, () -> reader.apply(this.api.call(action, all)));
	}

	private static void requireInvalidKs(KalturaApiException ex) {
		if (!ex.error().is(ApiError.INVALID_KS)) {
			throw ex;
		}
	}

}
