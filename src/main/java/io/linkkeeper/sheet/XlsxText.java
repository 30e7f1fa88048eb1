package io.linkkeeper.sheet;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Escapes characters that XML cannot hold as {@code _xHHHH_}, as ECMA-376 does (part 1,
 * 22.9.2.19, ST_Xstring), and texts that would be read as such an escape.
 */
final class XlsxText {

	private static final Pattern TO_ESCAPE = Pattern
		.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B-\\x1F\\uFFFE\\uFFFF]|\\p{Cs}");

	private XlsxText() {
	}

	static String escape(String text) {
		return TO_ESCAPE.matcher(text)
			.replaceAll((found) -> String.format(Locale.ROOT, "_x%04X_", (int) found.group().charAt(0)));
	}

}
