package io.linkkeeper.kaltura.session;

import java.time.Instant;

/**
 * What the server says of a session.
 *
 * @param partnerId the account it is for
 * @param userId whom it acts for; empty for no user
 * @param type 2 for an admin session, 0 for a user's
 * @param expiresAt when it ends by the server's clock
 * @param privileges its privileges, joined by commas
 */
public record SessionInfo(int partnerId, String userId, int type, Instant expiresAt, String privileges) {

	/** The API's number of an admin session. */
	public static final int ADMIN = 2;

	/**
	 * Whether the session may write all links of the account.
	 * @return true for an admin session
	 */
	public boolean isAdmin() {
		return this.type == ADMIN;
	}

}
