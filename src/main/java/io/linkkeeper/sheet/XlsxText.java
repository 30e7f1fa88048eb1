package io.linkkeeper.sheet;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes texts as XML. Characters that XML cannot hold are escaped as {@code _xHHHH_}, as
 * ECMA-376 does (part 1, 22.9.2.19, ST_Xstring), and so are texts that would be read as
 * such an escape.
 */
final class XlsxText {

	private static final Pattern ESCAPE = Pattern.compile("_x[0-9A-Fa-f]{4}_");

	private XlsxText() {
	}

	static void append(StringBuilder xml, String text) {
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			switch (character) {
				case '&' -> xml.append("&amp;");
				case '<' -> xml.append("&lt;");
				case '>' -> xml.append("&gt;");
				case '\r' -> xml.append("&#13;");
				case '\t', '\n' -> xml.append(character);
				default -> {
					if (mustEscape(text, i)) {
						xml.append(String.format(Locale.ROOT, "_x%04X_", (int) character));
					}
					else {
						xml.append(character);
					}
				}
			}
		}
	}

	private static boolean mustEscape(String text, int index) {
		char character = text.charAt(index);
		if (character == '_') {
			return ESCAPE.matcher(text).region(index, text.length()).lookingAt();
		}
		return character < ' ' || character >= '\uFFFE' || isUnpaired(text, index);
	}

	private static boolean isUnpaired(String text, int index) {
		char character = text.charAt(index);
		if (!Character.isSurrogate(character)) {
			return false;
		}
		return Character.isHighSurrogate(character)
				? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
				: index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
	}

}
