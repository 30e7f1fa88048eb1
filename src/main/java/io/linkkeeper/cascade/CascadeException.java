package io.linkkeeper.cascade;

/**
 * A cascade cannot begin: acting on what it was given could hit the links of people who
 * stay. The message says what was found and what to do.
 */
final class CascadeException extends RuntimeException {

	CascadeException(String message) {
		super(message);
	}

}
