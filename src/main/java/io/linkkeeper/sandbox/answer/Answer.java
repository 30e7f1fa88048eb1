package io.linkkeeper.sandbox.answer;

import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/** What a request is answered with, before it is written in a format. */
public sealed interface Answer {

	/** Bytes of the largest answer; the real server's memory is bounded as well. */
	long MAX_SIZE = 16 * 1024 * 1024;

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
	 * @param value the value as it was
	 * @param key what it was kept under
	 */
	record Cached(Answer.Value value, String key) implements Answer {

	}

	/**
	 * A redirect without a body.
	 *
	 * @param status 301 or 302
	 * @param location where to
	 */
	record Redirect(int status, String location) implements Answer {

	}

	/**
	 * goto refused: the error stands in headers.
	 *
	 * @param error the error
	 * @param inBody whether it stands in the body as well
	 */
	record Refusal(ApiError error, boolean inBody) implements Answer {

	}

	/**
	 * A page that is none of the API's.
	 *
	 * @param page the page as it is sent
	 */
	record Page(HttpAnswer page) implements Answer {

	}

}
