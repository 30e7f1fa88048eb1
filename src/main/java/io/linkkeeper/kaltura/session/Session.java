package io.linkkeeper.kaltura.session;

import java.time.Instant;

/**
 * A session that is open.
 *
 * @param ks the session string
 * @param renewAt when to open the next, ahead of expiry
 */
record Session(String ks, Instant renewAt) {

	@Override
	public String toString() {
		return "Session[renewAt=" + this.renewAt + "]";
	}

}
