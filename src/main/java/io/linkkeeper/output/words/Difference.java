package io.linkkeeper.output.words;

import io.linkkeeper.text.CellText;

/**
 * Two printable texts whose difference a reader must see.
 *
 * @param before the one
 * @param after the other
 */
record Difference(String before, String after) {

	/** The cells of equal text that stay at either side of the difference. */
	private static final int CONTEXT = 12;

	/**
	 * Shortens both texts. What they have in common is left out first, so that the
	 * beginning of the difference stays.
	 * @param width the cells of each
	 */
	Difference within(int width) {
		if (CellText.width(this.before) <= width && CellText.width(this.after) <= width) {
			return this;
		}
		int prefix = commonPrefix();
		int suffix = commonSuffix(prefix);
		return new Difference(CellText.shorten(differing(this.before, prefix, suffix), width),
				CellText.shorten(differing(this.after, prefix, suffix), width));
	}

	private int commonPrefix() {
		int longest = Math.min(this.before.length(), this.after.length());
		int length = 0;
		while (length < longest && this.before.charAt(length) == this.after.charAt(length)) {
			length++;
		}
		return (length > 0 && Character.isHighSurrogate(this.before.charAt(length - 1))) ? length - 1 : length;
	}

	private int commonSuffix(int prefix) {
		int longest = Math.min(this.before.length(), this.after.length()) - prefix;
		int length = 0;
		while (length < longest && fromEnd(this.before, length) == fromEnd(this.after, length)) {
			length++;
		}
		return (length > 0 && Character.isLowSurrogate(fromEnd(this.before, length - 1))) ? length - 1 : length;
	}

	private static char fromEnd(String text, int distance) {
		return text.charAt(text.length() - 1 - distance);
	}

	private static String differing(String text, int prefix, int suffix) {
		String begin = text.substring(0, prefix);
		String end = text.substring(text.length() - suffix);
		String near = CellText.tail(begin, CONTEXT);
		String next = CellText.head(end, CONTEXT);
		return ((near.length() < begin.length()) ? CellText.ELLIPSIS : "") + near
				+ text.substring(prefix, text.length() - suffix) + next
				+ ((next.length() < end.length()) ? CellText.ELLIPSIS : "");
	}

}
