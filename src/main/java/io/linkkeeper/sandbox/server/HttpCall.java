package io.linkkeeper.sandbox.server;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request.
 *
 * @param server scheme, host and port it was sent to
 * @param path the path as sent, still encoded
 * @param query the query string as sent, or {@code null}
 * @param contentType the type of the body, or {@code null}
 * @param body the body, possibly empty
 */
record HttpCall(String server, String path, @Nullable String query, @Nullable String contentType, byte[] body) {

	/** Path and query string as sent. */
	String uri() {
		return (this.query != null) ? this.path + "?" + this.query : this.path;
	}

}
