package io.linkkeeper.sandbox.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.linkkeeper.sandbox.answer.Answer;
import io.linkkeeper.sandbox.answer.ApiError;
import io.linkkeeper.sandbox.answer.ApiObject;
import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * The real server's cache of answers to callers without a session of their own. The key
 * is the request without the session: an INVALID_KS can name another caller's session,
 * and a link read with a widget session can be out of date (observed in 2026).
 * Thread-safe.
 */
public final class AnswerCache {

	private static final Duration AGE = Duration.ofMinutes(10);

	private static final int MAX_ANSWERS = 1000;

	/** The largest cached answer in bytes. */
	private static final int MAX_SIZE = 8192;

	private static final Set<String> KEPT_ERRORS = Set.of("INVALID_KS", "SERVICE_FORBIDDEN",
			"MISSING_MANDATORY_PARAMETER");

	/** The parameters that are not part of the key. */
	private static final List<String> IGNORED = List.of("ks", "kalsig", "clientTag", "callback");

	private final Sessions sessions;

	private final Map<String, Kept> answers = RecentMap.of(MAX_ANSWERS);

	public AnswerCache(Sessions sessions) {
		this.sessions = sessions;
	}

	/**
	 * Answers from the cache, or makes and caches a new answer.
	 * @param parameters the request
	 * @param now the server's time
	 * @param dispatch makes a new answer
	 * @return the answer, {@link Answer.Cached} if it comes from the cache
	 */
	public Answer answer(Parameters parameters, Instant now, Supplier<Answer> dispatch) {
		if (parameters.has("nocache") || !this.sessions.isAnonymous(parameters.text("ks"))) {
			return dispatch.get();
		}
		String key = key(parameters);
		Kept kept = this.answers.get(key);
		if (kept != null && now.isBefore(kept.at().plus(AGE))) {
			return new Answer.Cached(kept.answer(), key);
		}
		Answer answer = dispatch.get();
		if (answer instanceof Answer.Value value && isKept(value.value()) && value.size() <= MAX_SIZE) {
			this.answers.put(key, new Kept(value, now));
		}
		return answer;
	}

	private static String key(Parameters parameters) {
		return Sha1.hex(parameters.describeWithout(IGNORED));
	}

	/** Whether the server caches the answer: links, and some errors. */
	private static boolean isKept(@Nullable Object value) {
		return (value instanceof ApiError error && KEPT_ERRORS.contains(error.code()))
				|| (value instanceof ApiObject object && object.type().equals("KalturaShortLink"));
	}

	private record Kept(Answer.Value answer, Instant at) {

	}

}
