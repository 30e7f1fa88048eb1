package io.linkkeeper.kaltura;

import java.time.Instant;
import java.util.Objects;

/**
 * Reads what {@code session.get} answers. Its numbers come as strings (server behaviour).
 */
final class SessionReader {

	private SessionReader() {
	}

	static SessionInfo session(Answer answer) {
		AnswerObject object = AnswerObject.of("The answer to session.get", "KalturaSessionInfo", answer.json());
		return new SessionInfo(object.smallNumberOrText("partnerId"), optional(object, "userId"),
				object.smallNumberOrText("sessionType"), object.time("expiry", object.numberOrText("expiry")),
				optional(object, "privileges"));
	}

	static Instant date(Answer answer) {
		if (answer.date() == null) {
			throw UntrustworthyAnswerException.lasting("The server's answer has no HTTP Date");
		}
		return answer.date();
	}

	private static String optional(AnswerObject object, String field) {
		return Objects.requireNonNullElse(object.optionalText(field), "");
	}

}
