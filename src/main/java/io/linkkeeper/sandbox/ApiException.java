package io.linkkeeper.sandbox;

/** Ends an action with an error as its answer. Carries no stack trace. */
final class ApiException extends RuntimeException {

	private final transient ApiError error;

	ApiException(ApiError error) {
		super(error.message(), null, false, false);
		this.error = error;
	}

	ApiError error() {
		return this.error;
	}

}
