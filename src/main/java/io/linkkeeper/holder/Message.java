package io.linkkeeper.holder;

import org.jspecify.annotations.Nullable;

/**
 * What a caller says: first what it wants and what proves that it may, later perhaps that
 * it should stop.
 *
 * @param secret what stands in the file of the address
 * @param version the caller's release
 * @param request the command, or {@code null} to stop it
 */
record Message(@Nullable String secret, @Nullable String version, @Nullable CommandRequest request) {

	static final Message STOP = new Message(null, null, null);

	@Override
	public String toString() {
		return (this.request != null) ? this.request.toString() : "stop";
	}

}
