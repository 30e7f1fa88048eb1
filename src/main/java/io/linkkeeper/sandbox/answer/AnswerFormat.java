package io.linkkeeper.sandbox.answer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/** Writes answers of the API as HTTP answers, with the server's headers. */
public final class AnswerFormat {

	private static final int OK = 200;

	/** About the longest header that the server's web tier allows. */
	private static final int MAX_HEADER = 4000;

	/** The format of a request that names none. */
	public static final AnswerFormat DEFAULT = new AnswerFormat(AnswerStyle.DEFAULT);

	private final AnswerStyle style;

	private AnswerFormat(AnswerStyle style) {
		this.style = style;
	}

	/**
	 * The format that a request asks for.
	 * @param parameters the request
	 * @return the format
	 * @throws ApiException UNKNOWN_RESPONSE_FORMAT; MANDATORY_PARAMETER_MISSING or
	 * INVALID_FIELD_VALUE for a callback
	 */
	public static AnswerFormat of(Parameters parameters) {
		return new AnswerFormat(AnswerStyle.of(parameters));
	}

	/** Whether every format can carry the text; XML has no control characters. */
	public static boolean canCarry(String text) {
		return XmlText.isValid(text);
	}

	/**
	 * Writes an answer.
	 * @param answer the answer
	 * @param elapsed how long it took, which XML answers tell
	 * @return the HTTP answer
	 */
	public HttpAnswer write(Answer answer, Duration elapsed) {
		if (answer instanceof Answer.Value value) {
			return value(value, elapsed);
		}
		if (answer instanceof Answer.Cached cached) {
			return new HttpAnswer(OK,
					Map.of("Content-Type", this.style.type(), "X-Kaltura", "cached-dispatcher," + cached.key() + ",0"),
					body(cached.value().value(), elapsed));
		}
		if (answer instanceof Answer.Redirect redirect) {
			return redirect(redirect);
		}
		if (answer instanceof Answer.Refusal refusal) {
			return refusal(refusal, elapsed);
		}
		if (answer instanceof Answer.Page page) {
			return page.page();
		}
		throw new IllegalArgumentException("Unknown answer " + answer);
	}

	private HttpAnswer value(Answer.Value value, Duration elapsed) {
		Map<String, String> headers = new HashMap<>();
		headers.put("Content-Type", this.style.type());
		if (value.value() instanceof ApiError error && error.code().equals("SERVICE_FORBIDDEN")) {
			headers.put("X-Kaltura", "error-SERVICE_FORBIDDEN");
			headers.put("X-Kaltura-App", exiting(error));
		}
		return new HttpAnswer(OK, headers, body(value.value(), elapsed));
	}

	private byte[] body(@Nullable Object value, Duration elapsed) {
		return switch (this.style.format()) {
			case JSON -> JsonFormat.write(value);
			case JSONP -> JsonFormat.writeCall(this.style.callback(), value);
			case PHP -> PhpFormat.write(value);
			case XML -> XmlFormat.write(value, this.style.ignoresNull(), elapsed);
		};
	}

	/** Server behaviour: a location with a line break is not sent. */
	private static HttpAnswer redirect(Answer.Redirect redirect) {
		if (redirect.location().chars().anyMatch((character) -> character < ' ')) {
			return HttpAnswer.withoutBody(OK, Map.of("Content-Type", "text/html; charset=UTF-8"));
		}
		return HttpAnswer.withoutBody(redirect.status(), Map.of("Location", redirect.location()));
	}

	private HttpAnswer refusal(Answer.Refusal refusal, Duration elapsed) {
		ApiError error = refusal.error();
		Map<String, String> headers = new HashMap<>();
		headers.put("Content-Type", refusal.inBody() ? this.style.type() : "text/html; charset=UTF-8");
		headers.put("X-Kaltura", "error- " + error.code());
		headers.put("X-Kaltura-App", exiting(error));
		return refusal.inBody() ? new HttpAnswer(OK, headers, body(error, elapsed))
				: HttpAnswer.withoutBody(OK, headers);
	}

	private static String exiting(ApiError error) {
		String text = "exiting on error " + error.code() + " - " + error.message();
		return text.substring(0, Math.min(text.length(), MAX_HEADER)).replaceAll("[^ -~]", "?");
	}

}
