package io.linkkeeper.url;

/**
 * Thrown when browsers cannot open a URL. The message is the end of a sentence about the
 * URL, which names the character and what to write instead. Without stack trace.
 */
public final class InvalidUrlException extends RuntimeException {

	InvalidUrlException(String message) {
		super(message, null, false, false);
	}

	/**
	 * Returns why browsers cannot open the URL.
	 * @return a phrase that follows the URL
	 */
	public String reason() {
		return String.valueOf(getMessage());
	}

}
