package io.linkkeeper.sandbox;

/** Ends the reading of a request that would fill the memory. Carries no stack trace. */
final class RequestTooLargeException extends RuntimeException {

	RequestTooLargeException() {
		super("The request is too large", null, false, false);
	}

}
