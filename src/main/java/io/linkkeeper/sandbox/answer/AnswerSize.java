package io.linkkeeper.sandbox.answer;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Estimates how many bytes a value takes in an answer, in the longest format. */
final class AnswerSize {

	private static final int ESCAPED = 6;

	private static final int ELEMENT = 32;

	private AnswerSize() {
	}

	static long of(@Nullable Object value) {
		if (value instanceof String text) {
			return of(text);
		}
		if (value instanceof ApiObject object) {
			return ELEMENT + object.fields().values().stream().mapToLong(AnswerSize::of).sum();
		}
		if (value instanceof ApiError error) {
			return ELEMENT + of(error.message()) + of(error.args());
		}
		return (value instanceof List<?> list) ? list.stream().mapToLong(AnswerSize::of).sum() : ELEMENT;
	}

	private static long of(Map<String, String> args) {
		return args.values().stream().mapToLong(AnswerSize::of).sum();
	}

	private static long of(@Nullable String text) {
		long size = ELEMENT;
		for (int i = 0; text != null && i < text.length(); i++) {
			size += isEscaped(text.charAt(i)) ? ESCAPED : 1;
		}
		return size;
	}

	/** Either in JSON or in XML. */
	private static boolean isEscaped(char character) {
		return character < ' ' || character > '~' || character == '"' || character == '\'' || character == '&'
				|| character == '<' || character == '>';
	}

}
