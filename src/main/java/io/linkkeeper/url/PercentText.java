package io.linkkeeper.url;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of parts of a URL, in UTF-8.
 */
public final class PercentText {

	private PercentText() {
	}

	/**
	 * Decodes a text as browsers do.
	 * @param text any text; a percent sign that encodes nothing is kept
	 * @return the text, with U+FFFD in place of what is no UTF-8
	 */
	public static String decoded(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
		for (int i = 0; i < bytes.length; i++) {
			int high = (bytes[i] == '%' && i + 2 < bytes.length) ? Character.digit(bytes[i + 1], 16) : -1;
			int low = (high >= 0) ? Character.digit(bytes[i + 2], 16) : -1;
			decoded.write((low >= 0) ? high * 16 + low : bytes[i]);
			i += (low >= 0) ? 2 : 0;
		}
		return decoded.toString(StandardCharsets.UTF_8);
	}

	/**
	 * Encodes a text for any part of a URL.
	 * @param text the text
	 * @return the text, in which all but letters and digits of ASCII and {@code -_.*} is
	 * encoded
	 */
	public static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
