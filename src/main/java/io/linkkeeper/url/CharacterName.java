package io.linkkeeper.url;

/**
 * Names a character for the author of a URL.
 */
final class CharacterName {

	private CharacterName() {
	}

	static String of(int character) {
		return switch (character) {
			case ' ' -> "a space";
			case '\t' -> "a tab";
			case '\n', '\r' -> "a line end";
			default ->
				(character > ' ' && character < 0x7F) ? "'" + Character.toString(character) + "'" : visible(character);
		};
	}

	private static String visible(int character) {
		String code = "U+%04X".formatted(character);
		return Character.isLetterOrDigit(character) ? "'%s' (%s)".formatted(Character.toString(character), code)
				: "%s (%s)".formatted(code, String.valueOf(Character.getName(character)));
	}

	/**
	 * Returns the percent-encoded form of an ASCII character.
	 */
	static String encoded(int character) {
		return "%%%02X".formatted(character);
	}

}
