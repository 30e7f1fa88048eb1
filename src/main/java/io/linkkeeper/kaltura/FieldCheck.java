package io.linkkeeper.kaltura;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.linkkeeper.link.LinkField;
import io.linkkeeper.text.Printable;
import io.linkkeeper.url.BrowserUrl;
import io.linkkeeper.url.InvalidUrlException;

/**
 * Validates field values against the server's limits. Each method throws
 * {@link IllegalArgumentException} with a message for the author of the value.
 */
public final class FieldCheck {

	/** In characters; the server silently truncates longer values. */
	public static final int LONGEST_NAME = 63;

	/** In characters; the server silently truncates longer owner ids. */
	public static final int LONGEST_OWNER = 100;

	private static final int SHORTEST_SYSTEM_NAME = 3;

	private static final int SHORTEST_URL = 10;

	/** In characters; some server configurations truncate longer URLs. */
	private static final int SAFE_URL = 255;

	private static final Pattern LINE_END = Pattern.compile("[\\r\\n]");

	private FieldCheck() {
	}

	/**
	 * Validates the text of any field.
	 * @param field the field
	 * @param text the text
	 * @param longest how many characters the server keeps
	 */
	public static void text(LinkField field, String text, int longest) {
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			character(field, text.codePointAt(i));
		}
		int length = text.codePointCount(0, text.length());
		if (length > longest) {
			throw new IllegalArgumentException("%s has %d characters, of which the server would keep %d"
				.formatted(field.apiName(), length, longest));
		}
	}

	private static void character(LinkField field, int character) {
		if (Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r') {
			throw new IllegalArgumentException(
					"%s holds the control character U+%04X".formatted(field.apiName(), character));
		}
		if (character > Character.MAX_VALUE || character == 0xFFFE || character == 0xFFFF) {
			throw new IllegalArgumentException("%s holds %s (U+%X), which the server would store as question marks"
				.formatted(field.apiName(), Character.toString(character), character));
		}
	}

	/**
	 * Validates a systemName.
	 * @param text the text
	 */
	public static void systemName(String text) {
		text(LinkField.SYSTEM_NAME, text, LONGEST_NAME);
		// the server counts bytes here
		if (bytes(text) < SHORTEST_SYSTEM_NAME) {
			throw new IllegalArgumentException("systemName '" + shown(text) + "' is shorter than the "
					+ SHORTEST_SYSTEM_NAME + " characters that the server asks for");
		}
	}

	/**
	 * Validates the target URL of a link.
	 * @param text the text
	 */
	public static void url(String text) {
		text(LinkField.FULL_URL, text, Integer.MAX_VALUE);
		if (bytes(text) < SHORTEST_URL) {
			throw new IllegalArgumentException("fullUrl '" + shown(text) + "' is shorter than the " + SHORTEST_URL
					+ " characters that the server asks for");
		}
		if (LINE_END.matcher(text).find()) {
			throw new IllegalArgumentException(
					"fullUrl '" + shown(text) + "' has a line end, for which the server does not redirect; delete it");
		}
		try {
			BrowserUrl.of(text);
		}
		catch (InvalidUrlException ex) {
			throw new IllegalArgumentException("fullUrl '" + shown(text) + "' " + ex.reason(), ex);
		}
	}

	/**
	 * Warns about a URL that browsers open although it is suspicious, or that some
	 * servers truncate.
	 * @param url the URL
	 * @return the warnings, or none
	 */
	public static List<String> warnings(String url) {
		List<String> warnings = new ArrayList<>();
		if (url.length() > SAFE_URL) {
			warnings.add("fullUrl has %d characters; some servers keep %d".formatted(url.length(), SAFE_URL));
		}
		BrowserUrl.find(url)
			.ifPresent((opened) -> opened.warnings().forEach((warning) -> warnings.add("fullUrl " + warning)));
		return warnings;
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	private static String shown(String text) {
		String printable = Printable.of(text);
		return (printable.length() <= LONGEST_OWNER) ? printable : printable.substring(0, LONGEST_OWNER) + "…";
	}

}
