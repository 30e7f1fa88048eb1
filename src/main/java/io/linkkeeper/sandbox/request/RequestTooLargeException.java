package io.linkkeeper.sandbox.request;

/** Thrown when a request would fill the memory. Carries no stack trace. */
public final class RequestTooLargeException extends RuntimeException {

	public RequestTooLargeException() {
		super("The request is too large", null, false, false);
	}

}
