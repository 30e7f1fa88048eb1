package io.linkkeeper.console.frame;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * A text of others, made safe to show: invisible characters and those that reorder text
 * stand as code points, and what is too long is cut.
 *
 * @param text the text, or its beginning
 * @param cut whether something is missing at the end
 * @param href the address that the text is, or {@code null} when it is none that may be
 * opened
 */
public record ShownText(String text, boolean cut, @Nullable String href) {

	/** The characters of a text in a table. */
	public static final int SHORT = 120;

	private static final int MOST_ASCII = 0x7F;

	/** No address longer than this is a link. */
	private static final int LONGEST_LINK = 2_000;

	private static final Set<String> OPENED = Set.of("http", "https");

	/**
	 * Makes a text safe to show, in full.
	 * @param text any text
	 * @return the text
	 */
	public static ShownText whole(String text) {
		return of(text, Integer.MAX_VALUE);
	}

	/**
	 * Makes a text safe to show.
	 * @param text any text
	 * @param limit the most characters
	 * @return the text, or its beginning
	 */
	public static ShownText of(String text, int limit) {
		boolean cut = text.length() > limit;
		return new ShownText(Printable.escaped(cut ? beginning(text, limit) : text), cut, href(text));
	}

	private static String beginning(String text, int limit) {
		return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
	}

	/**
	 * Whether the text has a direction of its own that must not reach its surroundings.
	 * @return false for plain ASCII
	 */
	public boolean isForeign() {
		return this.text.chars().anyMatch((character) -> character > MOST_ASCII);
	}

	private static @Nullable String href(String text) {
		if (text.length() > LONGEST_LINK || !text.startsWith("http")) {
			return null;
		}
		try {
			URI address = new URI(text);
			boolean opens = address.getHost() != null && address.getScheme() != null
					&& OPENED.contains(address.getScheme().toLowerCase(Locale.ROOT));
			return opens ? address.toASCIIString() : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
