package io.linkkeeper.kaltura.http;

import java.io.IOException;

/**
 * Thrown for an HTTP status other than 200. The API itself always responds with 200, so
 * the status comes from a proxy or web server (server behaviour).
 */
final class HttpStatusException extends IOException {

	private static final int REQUEST_TIMEOUT = 408;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int FIRST_SERVER_ERROR = 500;

	private final int status;

	HttpStatusException(int status) {
		super("HTTP " + status);
		this.status = status;
	}

	boolean isTemporary() {
		return this.status >= FIRST_SERVER_ERROR || this.status == REQUEST_TIMEOUT || this.status == TOO_MANY_REQUESTS;
	}

}
