package io.linkkeeper.sandbox.fault;

/** How an HTTP request fails. */
public enum FaultKind {

	/** HTTP 503 with a web server's page. */
	UNAVAILABLE,

	/**
	 * HTTP 504 with a web server's page, as when the server gives up after 30 seconds.
	 */
	GATEWAY_TIMEOUT,

	/** The connection closes without a byte of an answer. */
	RESET,

	/** The answer breaks off half-way; its declared length is never reached. */
	TRUNCATED

}
