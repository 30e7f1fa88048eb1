package io.linkkeeper.sandbox.answer;

import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/** The answer to a request, independent of its format. */
public sealed interface Answer {

	/**
	 * Bytes of the largest answer: more than a page of links whose URLs have 64 kB. The
	 * real server's memory is bounded as well.
	 */
	long MAX_SIZE = 64 * 1024 * 1024;

	/** Bytes up to which answers are made concurrently. */
	long SMALL_SIZE = 1024 * 1024;

	/**
	 * A value of the API.
	 *
	 * @param value a text, a number, an {@link ApiObject}, an {@link ApiError}, a list of
	 * those, or {@code null} for an action without a result
	 */
	record Value(@Nullable Object value) implements Answer {

		/** About how many bytes the value takes in the longest format. */
		public long size() {
			return AnswerSize.of(this.value);
		}

		/** This answer with the fields that the {@code responseProfile} asks for. */
		public Value trimmedFor(Parameters parameters) {
			ResponseProfile profile = ResponseProfile.of(parameters);
			return (profile != null && this.value instanceof ApiObject object) ? new Value(profile.trim(object)) : this;
		}

	}

	/**
	 * A value from the cache of answers.
	 *
	 * @param value the cached value
	 * @param key the key in the cache
	 */
	record Cached(Answer.Value value, String key) implements Answer {

	}

	/**
	 * A redirect without a body.
	 *
	 * @param status 301 or 302
	 * @param location the target
	 */
	record Redirect(int status, String location) implements Answer {

	}

	/**
	 * A refused goto: the error is in headers.
	 *
	 * @param error the error
	 * @param inBody whether the error is in the body as well
	 */
	record Refusal(ApiError error, boolean inBody) implements Answer {

	}

	/**
	 * A page that does not come from the API.
	 *
	 * @param page the page
	 */
	record Page(HttpAnswer page) implements Answer {

	}

}
