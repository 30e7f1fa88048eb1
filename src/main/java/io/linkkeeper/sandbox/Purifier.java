package io.linkkeeper.sandbox;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What an account does with markup in texts that are sent to it (observed in 2026). */
public enum Purifier {

	/** Keeps it; what an account does that was never set otherwise. */
	IGNORE,

	/** Cuts tags out, and writes other opening brackets as an entity. */
	SANITIZE,

	/** Refuses it with UNSAFE_HTML_TAGS. */
	BLOCK;

	private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]*>");

	/**
	 * The text as it is kept.
	 * @param property the field of a link
	 * @param text what was sent
	 * @return the text, or {@code null} for {@code null}
	 * @throws ApiException UNSAFE_HTML_TAGS
	 */
	@Nullable String kept(String property, @Nullable String text) {
		if (this == IGNORE || text == null || text.indexOf('<') < 0) {
			return text;
		}
		if (this == BLOCK) {
			throw Errors.unsafeHtmlTags("ShortLink", property);
		}
		return TAG.matcher(text).replaceAll("").replace("<", "&lt;");
	}

}
