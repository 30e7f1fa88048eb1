package io.linkkeeper.kaltura.session;

import java.time.Instant;
import java.util.Objects;

import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Answer;
import io.linkkeeper.kaltura.http.AnswerObject;

/**
 * A session as described by the server.
 *
 * @param partnerId its account
 * @param userId its user; empty for none
 * @param type 2 for an admin session, 0 for a user's
 * @param expiresAt when it expires by the server's clock
 * @param privileges its privileges, separated by commas
 */
public record SessionInfo(int partnerId, String userId, int type, Instant expiresAt, String privileges) {

	/** The API's number of an admin session. */
	static final int ADMIN = 2;

	static final String API_TYPE = "KalturaSessionInfo";

	/**
	 * Reads the answer to {@code session.get}.
	 * @param answer the answer; numbers come as strings (server behaviour)
	 * @return the session
	 * @throws UntrustworthyAnswerException when the answer does not describe a session
	 */
	public static SessionInfo of(Answer answer) {
		return of("The answer to session.get", answer);
	}

	static SessionInfo of(String name, Answer answer) {
		AnswerObject object = AnswerObject.of(name, API_TYPE, answer.json());
		return new SessionInfo(object.smallNumberOrText("partnerId"), optional(object, "userId"),
				object.smallNumberOrText("sessionType"), object.time("expiry", object.numberOrText("expiry")),
				optional(object, "privileges"));
	}

	private static String optional(AnswerObject object, String field) {
		return Objects.requireNonNullElse(object.optionalText(field), "");
	}

	/**
	 * Tests for an admin session, which may change all links of the account.
	 * @return true for an admin session
	 */
	public boolean isAdmin() {
		return this.type == ADMIN;
	}

}
