package io.linkkeeper.kaltura.error;

/**
 * The server does not take the account's credentials: the secret does not fit, the KS
 * cannot be renewed, or a new one was refused too. Nothing was done.
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
