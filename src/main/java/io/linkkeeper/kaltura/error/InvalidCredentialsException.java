package io.linkkeeper.kaltura.error;

/**
 * Thrown when the server rejects the account's credentials: the secret does not match,
 * the KS cannot be renewed, or a new one was refused too. The call was not executed.
 */
public final class InvalidCredentialsException extends KalturaException {

	public InvalidCredentialsException(String message) {
		super(message, null);
	}

	@Override
	public boolean mayHaveBeenSent() {
		return false;
	}

}
