package io.linkkeeper.notify;

/**
 * How the way to the mail server is secured. Nothing falls back to less.
 */
public enum MailSecurity {

	/** Encrypted from the second word on, usual on port 587. */
	STARTTLS,

	/** Encrypted from the start, usual on port 465. */
	TLS,

	/** Not at all: for a server on this machine. */
	NONE

}
