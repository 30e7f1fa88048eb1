package io.linkkeeper.kaltura.session;

import java.time.Instant;
import java.util.Objects;

import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.json.Answer;
import io.linkkeeper.kaltura.json.AnswerObject;

/**
 * Reads what the server says of a session. Its numbers come as strings (server
 * behaviour).
 */
public final class SessionReader {

	static final String TYPE = "KalturaSessionInfo";

	private SessionReader() {
	}

	public static SessionInfo session(Answer answer) {
		return session("The answer to session.get", answer);
	}

	static SessionInfo session(String name, Answer answer) {
		AnswerObject object = AnswerObject.of(name, TYPE, answer.json());
		return new SessionInfo(object.smallNumberOrText("partnerId"), optional(object, "userId"),
				object.smallNumberOrText("sessionType"), object.time("expiry", object.numberOrText("expiry")),
				optional(object, "privileges"));
	}

	public static Instant date(Answer answer) {
		if (answer.date() == null) {
			throw UntrustworthyAnswerException.lasting("The server's answer has no HTTP Date");
		}
		return answer.date();
	}

	private static String optional(AnswerObject object, String field) {
		return Objects.requireNonNullElse(object.optionalText(field), "");
	}

}
