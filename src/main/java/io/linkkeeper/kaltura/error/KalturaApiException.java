package io.linkkeeper.kaltura.error;

/**
 * Thrown when the API refuses a call.
 */
public final class KalturaApiException extends KalturaException {

	private final transient ApiError error;

	public KalturaApiException(String action, ApiError error) {
		super("The API refused " + action + ": " + error.code() + ": " + error.message(), null);
		this.error = error;
	}

	/**
	 * Returns the error of the API.
	 * @return the error, redacted
	 */
	public ApiError error() {
		return this.error;
	}

	@Override
	public boolean isTemporary() {
		return this.error.isInternal();
	}

}
