package io.linkkeeper.sandbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Turns answers of the API into answers of HTTP, with the server's headers. */
final class AnswerFormat {

	private static final int OK = 200;

	/** The server's web tier allows about as much for one header. */
	private static final int MAX_HEADER = 4000;

	private AnswerFormat() {
	}

	static HttpAnswer write(Answer answer, AnswerStyle style, Duration elapsed) {
		if (answer instanceof Answer.Value value) {
			return value(value, style, elapsed);
		}
		if (answer instanceof Answer.Cached cached) {
			return new HttpAnswer(OK,
					Map.of("Content-Type", style.type(), "X-Kaltura", "cached-dispatcher," + cached.key() + ",0"),
					body(cached.value().value(), style, elapsed));
		}
		if (answer instanceof Answer.Redirect redirect) {
			return redirect(redirect);
		}
		if (answer instanceof Answer.Refusal refusal) {
			return refusal(refusal, style, elapsed);
		}
		if (answer instanceof Answer.Page page) {
			return page.page();
		}
		throw new IllegalArgumentException("Unknown answer " + answer);
	}

	private static HttpAnswer value(Answer.Value value, AnswerStyle style, Duration elapsed) {
		Map<String, String> headers = new HashMap<>();
		headers.put("Content-Type", style.type());
		if (value.value() instanceof ApiError error && error.code().equals("SERVICE_FORBIDDEN")) {
			headers.put("X-Kaltura", "error-SERVICE_FORBIDDEN");
			headers.put("X-Kaltura-App", exiting(error));
		}
		return new HttpAnswer(OK, headers, body(value.value(), style, elapsed));
	}

	private static byte[] body(@Nullable Object value, AnswerStyle style, Duration elapsed) {
		return switch (style.format()) {
			case JSON -> JsonFormat.write(value);
			case JSONP -> JsonFormat.writeCall(style.callback(), value);
			case PHP -> PhpFormat.write(value);
			case XML -> XmlFormat.write(value, style.ignoresNull(), elapsed);
		};
	}

	/** Server behaviour: a location with a line break is not sent at all. */
	private static HttpAnswer redirect(Answer.Redirect redirect) {
		if (redirect.location().chars().anyMatch((character) -> character < ' ')) {
			return HttpAnswer.withoutBody(OK, Map.of("Content-Type", "text/html; charset=UTF-8"));
		}
		return HttpAnswer.withoutBody(redirect.status(), Map.of("Location", redirect.location()));
	}

	private static HttpAnswer refusal(Answer.Refusal refusal, AnswerStyle style, Duration elapsed) {
		ApiError error = refusal.error();
		Map<String, String> headers = new HashMap<>();
		headers.put("Content-Type", refusal.inBody() ? style.type() : "text/html; charset=UTF-8");
		headers.put("X-Kaltura", "error- " + error.code());
		headers.put("X-Kaltura-App", exiting(error));
		return refusal.inBody() ? new HttpAnswer(OK, headers, body(error, style, elapsed))
				: HttpAnswer.withoutBody(OK, headers);
	}

	private static String exiting(ApiError error) {
		String text = "exiting on error " + error.code() + " - " + error.message();
		return text.substring(0, Math.min(text.length(), MAX_HEADER)).replaceAll("[^ -~]", "?");
	}

}
