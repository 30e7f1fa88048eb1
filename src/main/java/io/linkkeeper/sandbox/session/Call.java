package io.linkkeeper.sandbox.session;

import java.time.Instant;

import io.linkkeeper.sandbox.answer.ApiException;
import io.linkkeeper.sandbox.request.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A call of an action by a checked caller.
 *
 * @param parameters what the caller sent
 * @param session the caller's valid session, or {@code null} without one
 * @param now the server's time
 */
public record Call(Parameters parameters, @Nullable Ks session, Instant now) {

	/** The text of a mandatory parameter. */
	public String required(String name) {
		String text = this.parameters.text(name);
		if (text == null) {
			throw ApiException.missingParameter(name);
		}
		return text;
	}

	/** The user of the session, or empty. */
	public String userId() {
		return (this.session != null) ? this.session.userId() : "";
	}

	public boolean isAdmin() {
		return this.session != null && this.session.isAdmin();
	}

}
