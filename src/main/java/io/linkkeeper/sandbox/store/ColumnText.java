package io.linkkeeper.sandbox.store;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Converts texts as a column of the server's database does: cuts them silently, and
 * replaces a character beyond the basic plane by four question marks.
 */
public final class ColumnText {

	private ColumnText() {
	}

	/** The first characters of a text. */
	static @Nullable public String cut(@Nullable String text, int characters) {
		if (text == null) {
			return null;
		}
		String kept = basic(text);
		return (kept.length() > characters) ? kept.substring(0, characters) : kept;
	}

	/** The first bytes of a text, without half a character. */
	static @Nullable public String cutBytes(@Nullable String text, int bytes) {
		if (text == null) {
			return null;
		}
		String kept = basic(text);
		if (kept.length() * 3L <= bytes) {
			return kept;
		}
		byte[] encoded = kept.getBytes(StandardCharsets.UTF_8);
		int length = Math.min(bytes, encoded.length);
		while (length < encoded.length && (encoded[length] & 0xC0) == 0x80) {
			length--;
		}
		return new String(encoded, 0, length, StandardCharsets.UTF_8);
	}

	private static String basic(String text) {
		if (text.chars().noneMatch((character) -> Character.isSurrogate((char) character))) {
			return text;
		}
		StringBuilder basic = new StringBuilder();
		text.codePoints()
			.forEach((character) -> basic
				.append(Character.isBmpCodePoint(character) ? Character.toString(character) : "????"));
		return basic.toString();
	}

}
