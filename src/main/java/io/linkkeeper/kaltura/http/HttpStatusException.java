package io.linkkeeper.kaltura.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for an HTTP status other than 200. The API itself always responds with 200, so
 * the status comes from a proxy or web server (server behaviour).
 */
final class HttpStatusException extends IOException {

	private static final int UNAUTHORIZED = 401;

	private static final int FORBIDDEN = 403;

	private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

	private static final int REQUEST_TIMEOUT = 408;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int FIRST_SERVER_ERROR = 500;

	private final int status;

	private final transient @Nullable Duration retryAfter;

	private final String location;

	HttpStatusException(HttpResponse response) {
		super("HTTP " + response.getCode());
		this.status = response.getCode();
		this.retryAfter = RetryAfter.of(response);
		this.location = host(response.getFirstHeader(HttpHeaders.LOCATION));
	}

	private static String host(@Nullable Header location) {
		try {
			URI uri = (location != null && location.getValue() != null) ? URI.create(location.getValue()) : null;
			return (uri != null && uri.getHost() != null) ? uri.getHost() : "";
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	boolean isTemporary() {
		return this.status >= FIRST_SERVER_ERROR || this.status == REQUEST_TIMEOUT || wasRefused();
	}

	/** A server that counts requests refuses them before they have an effect. */
	boolean wasRefused() {
		return this.status == TOO_MANY_REQUESTS;
	}

	/**
	 * Returns how long the server asks to wait.
	 */
	@Nullable Duration retryAfter() {
		return isTemporary() ? this.retryAfter : null;
	}

	/**
	 * Returns what the status means here, as the end of a sentence.
	 */
	String meaning() {
		return switch (this.status) {
			case UNAUTHORIZED, FORBIDDEN -> "a gateway in front of the API does not let this machine in";
			case PROXY_AUTHENTICATION_REQUIRED -> "a proxy demands a user and a password";
			case TOO_MANY_REQUESTS -> "too many requests";
			case REQUEST_TIMEOUT -> "the request took too long to arrive";
			case 502, 503, 504 -> "the gateway has no answer from the API, which is down or overloaded";
			default -> ofClass();
		};
	}

	/**
	 * Returns what the status means in the answer of a proxy that was to connect.
	 */
	String meaningAtProxy() {
		if (this.status == PROXY_AUTHENTICATION_REQUIRED) {
			return "it demands a user and a password; add them to its address, as in"
					+ " http://USER:PASSWORD@proxy.example.com:3128";
		}
		return isTemporary() ? "it cannot reach the API now"
				: "it does not connect to the API; LINKKEEPER_NO_PROXY names hosts that are reached without proxy";
	}

	private String ofClass() {
		if (this.status >= FIRST_SERVER_ERROR) {
			return "the server failed";
		}
		if (this.status / 100 == 3) {
			return "it leads " + (this.location.isEmpty() ? "elsewhere" : "to " + this.location)
					+ ", perhaps to a page that wants a sign-in";
		}
		return "there is no API at this address";
	}

}
