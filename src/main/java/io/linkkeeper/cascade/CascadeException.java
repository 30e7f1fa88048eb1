package io.linkkeeper.cascade;

/**
 * Thrown when the input of a cascade is invalid or implausible, so that the run could
 * change links of users who remain. The message names the finding and the remedy.
 */
final class CascadeException extends RuntimeException {

	CascadeException(String message) {
		super(message);
	}

}
