package io.linkkeeper.kaltura.session;

import java.time.Instant;

/**
 * A started session.
 *
 * @param ks the session string
 * @param renewAt when to start the next one, ahead of expiry
 */
record Session(String ks, Instant renewAt) {

	@Override
	public String toString() {
		return "Session[renewAt=" + this.renewAt + "]";
	}

}
