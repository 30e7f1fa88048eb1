package io.linkkeeper.sandbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One call of an action, ready to be carried out.
 *
 * @param parameters what the caller sent
 * @param session the caller's valid session, or {@code null} without one
 * @param now the server's time
 */
record Call(Parameters parameters, @Nullable Ks session, Instant now) {

	/** The text of a parameter that {@link Action} made sure is there. */
	String required(String name) {
		String text = this.parameters.text(name);
		if (text == null) {
			throw ApiException.missingParameter(name);
		}
		return text;
	}

	/** The user of the session, or empty. */
	String userId() {
		return (this.session != null) ? this.session.userId() : "";
	}

	boolean isAdmin() {
		return this.session != null && this.session.isAdmin();
	}

}
