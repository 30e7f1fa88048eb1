package io.linkkeeper.text;

import java.util.regex.Pattern;

/**
 * Masks credentials in URLs that leave the ledger, for example in a mail: the values of
 * parameters whose names say that they are secret, sessions in a path, passwords, and
 * what looks like a session or token anywhere.
 */
public final class MaskedUrl {

	private static final String MASK = "[redacted]";

	/** A parameter of this URL, or of one that is encoded in it. */
	private static final Pattern PARAMETER = Pattern.compile("""
			((?:[?&;#]|%3F|%26|%23)\
			(?:ks|key|sig|sid|auth|ticket|otp|[^=&?#;%\\s]*\
			(?:token|secret|passw|pwd|signature|session|credential|hmac|jwt|api[-_.]?key|key-pair-id|authori[sz]ation)\
			[^=&?#;%\\s]*)(?:=|%3D))\
			(?:(?!%26|%23)[^&#;\\s])+""", Pattern.CASE_INSENSITIVE);

	private static final Pattern SESSION_IN_PATH = Pattern.compile("(/ks/)[^/?#\\s]+", Pattern.CASE_INSENSITIVE);

	private static final Pattern USER = Pattern.compile("(://)[^/?#@\\s]+@");

	/** A Kaltura session or a JSON Web Token. */
	private static final Pattern TOKEN = Pattern
		.compile("djJ8[A-Za-z0-9+/_=%-]{8,}|eyJ[A-Za-z0-9_-]{8,}[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]*");

	private MaskedUrl() {
	}

	/**
	 * Masks credentials.
	 * @param text a URL, or a text that may contain URLs
	 * @return the text with {@code [redacted]} in place of each credential
	 */
	public static String of(String text) {
		String masked = PARAMETER.matcher(text).replaceAll("$1" + MASK);
		masked = SESSION_IN_PATH.matcher(masked).replaceAll("$1" + MASK);
		masked = USER.matcher(masked).replaceAll("$1" + MASK + "@");
		return TOKEN.matcher(masked).replaceAll(MASK);
	}

}
