package io.linkkeeper.sandbox.fault;

/** The way in which an HTTP request fails. */
public enum FaultKind {

	/** HTTP 503 with a web server's page. */
	UNAVAILABLE,

	/**
	 * HTTP 504 with a web server's page, as when the server gives up after 30 seconds.
	 */
	GATEWAY_TIMEOUT,

	/** The connection closes before the first byte of the answer. */
	RESET,

	/** The connection closes after half of the answer. */
	TRUNCATED

}
