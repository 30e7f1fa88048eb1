package io.linkkeeper.csvimport;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Checks texts as the server would take them. Each method throws
 * {@link IllegalArgumentException} with a message for the person who wrote the text.
 */
final class CellCheck {

	/** The server cuts longer ones in silence. */
	static final int LONGEST_NAME = 63;

	static final int LONGEST_OWNER = 100;

	private static final int SHORTEST_SYSTEM_NAME = 3;

	private static final int SHORTEST_URL = 10;

	private static final Set<String> SCHEMES = Set.of("http", "https");

	private CellCheck() {
	}

	/**
	 * A text of any column.
	 * @param column its name
	 * @param text the text
	 * @param longest how many characters the server keeps
	 */
	static void text(String column, String text, int longest) {
		text.codePoints().forEach((character) -> character(column, character));
		int length = text.codePointCount(0, text.length());
		if (length > longest) {
			throw new IllegalArgumentException(
					"%s has %d characters, of which the server would keep %d".formatted(column, length, longest));
		}
	}

	private static void character(String column, int character) {
		if (Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r') {
			throw new IllegalArgumentException("%s holds the control character U+%04X".formatted(column, character));
		}
		if (character > Character.MAX_VALUE || character == 0xFFFE || character == 0xFFFF) {
			throw new IllegalArgumentException("%s holds %s (U+%X), which the server would store as question marks"
				.formatted(column, Character.toString(character), character));
		}
	}

	static void systemName(String text) {
		text(Columns.SYSTEM_NAME, text, LONGEST_NAME);
		// the server counts bytes here
		if (bytes(text) < SHORTEST_SYSTEM_NAME) {
			throw new IllegalArgumentException("systemName '" + text + "' is shorter than the " + SHORTEST_SYSTEM_NAME
					+ " characters that the server asks for");
		}
	}

	static void url(String text) {
		text(Columns.FULL_URL, text, Integer.MAX_VALUE);
		if (bytes(text) < SHORTEST_URL) {
			throw new IllegalArgumentException("fullUrl '" + text + "' is shorter than the " + SHORTEST_URL
					+ " characters that the server asks for");
		}
		try {
			URI url = new URI(text);
			if (url.getScheme() == null || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
					|| url.getRawAuthority() == null) {
				throw new IllegalArgumentException(
						"fullUrl '" + shown(text) + "' is no web address; it must begin with http:// or https://");
			}
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("fullUrl '" + shown(text) + "' cannot be used: " + ex.getReason()
					+ " at character " + (ex.getIndex() + 1), ex);
		}
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String shown(String text) {
		return (text.length() <= LONGEST_OWNER) ? text : text.substring(0, LONGEST_OWNER) + "…";
	}

}
