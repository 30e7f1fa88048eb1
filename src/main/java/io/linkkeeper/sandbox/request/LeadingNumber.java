package io.linkkeeper.sandbox.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts texts to numbers as PHP does: the leading number counts without its fraction,
 * and no number is 0.
 */
public final class LeadingNumber {

	private static final Pattern NUMBER = Pattern
		.compile("[ \\t\\n\\r\\x0B\\f]*([+-]?(?:[0-9]++(\\.[0-9]*+)?+|(\\.[0-9]++))([eE][+-]?[0-9]++)?)");

	private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r\\x0B\\f]*");

	/** Enough for a sign and the largest number, and never beyond a long. */
	private static final int MAX_LENGTH = 18;

	/** The largest number that is a valid time. */
	private static final long MAX = 9_999_999_999_999_999L;

	private LeadingNumber() {
	}

	public static long of(String text) {
		Matcher leading = NUMBER.matcher(text);
		return leading.lookingAt() ? value(leading) : 0;
	}

	/**
	 * The number of an enumeration value; {@code true} is 1.
	 * @return the number, or -1 when the text is none
	 */
	public static long ofEnum(String text) {
		if ("true".equalsIgnoreCase(text)) {
			return 1;
		}
		Matcher leading = NUMBER.matcher(text);
		boolean isNumber = leading.lookingAt() && BLANKS.matcher(text.substring(leading.end())).matches();
		return isNumber ? value(leading) : -1;
	}

	private static long value(Matcher number) {
		String text = number.group(1);
		boolean isWhole = number.group(2) == null && number.group(3) == null && number.group(4) == null;
		long value = isWhole ? Long.parseLong(text, 0, Math.min(text.length(), MAX_LENGTH), 10)
				: (long) Double.parseDouble(text);
		return Math.max(-MAX, Math.min(value, MAX));
	}

}
