package io.linkkeeper.sandbox;

/** The number of an enumeration value as the API reads it. */
final class EnumText {

	private EnumText() {
	}

	/**
	 * The number in a text; the words true and false are 1 and 0.
	 * @return the number, or -1 when the text is none
	 */
	static long number(String text) {
		if ("true".equalsIgnoreCase(text)) {
			return 1;
		}
		if (text.isEmpty() || !text.chars().allMatch((character) -> character >= '0' && character <= '9')) {
			return -1;
		}
		return LeadingNumber.of(text);
	}

}
