package io.linkkeeper.sandbox.request;

/** Converts texts to numbers as PHP does: the leading digits count, no digits are 0. */
public final class LeadingNumber {

	private static final int MAX_DIGITS = 18;

	/** The largest number that is a valid time. */
	private static final long MAX = 9_999_999_999_999_999L;

	private LeadingNumber() {
	}

	public static long of(String text) {
		String trimmed = text.strip();
		boolean negative = trimmed.startsWith("-");
		int start = (negative || trimmed.startsWith("+")) ? 1 : 0;
		int end = start;
		while (end < trimmed.length() && end - start < MAX_DIGITS && isDigit(trimmed.charAt(end))) {
			end++;
		}
		long number = (end > start) ? Long.parseLong(trimmed.substring(start, end)) : 0;
		long bounded = Math.min(number, MAX);
		return negative ? -bounded : bounded;
	}

	/**
	 * The number of an enumeration value; {@code true} is 1.
	 * @return the number, or -1 when the text is none
	 */
	public static long ofEnum(String text) {
		if ("true".equalsIgnoreCase(text)) {
			return 1;
		}
		boolean isNumber = !text.isEmpty() && text.chars().allMatch((character) -> isDigit((char) character));
		return isNumber ? of(text) : -1;
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

}
