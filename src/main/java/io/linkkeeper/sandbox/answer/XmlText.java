package io.linkkeeper.sandbox.answer;

/** The characters that XML can carry. */
final class XmlText {

	private XmlText() {
	}

	static boolean isValid(String text) {
		return text.codePoints().allMatch(XmlText::isValid);
	}

	/** The text with a question mark for each character that XML cannot carry. */
	static String clean(String text) {
		if (isValid(text)) {
			return text;
		}
		StringBuilder clean = new StringBuilder();
		text.codePoints().forEach((character) -> clean.appendCodePoint(isValid(character) ? character : '?'));
		return clean.toString();
	}

	/** The production Char of XML 1.0; a lone surrogate is not in it. */
	private static boolean isValid(int character) {
		return character == '\t' || character == '\n' || character == '\r' || (character >= 0x20 && character <= 0xD7FF)
				|| (character >= 0xE000 && character <= 0xFFFD) || character >= 0x10000;
	}

}
