package io.linkkeeper.text;

import java.util.ArrayList;
import java.util.List;

import org.jline.utils.WCWidth;

/**
 * Measures, shortens and wraps printable text by the cells that it takes up on a
 * terminal: two for a wide character or an emoji, none for a combining one.
 */
public final class CellText {

	/** Stands for what a shortened text leaves out. */
	public static final String ELLIPSIS = "…";

	private CellText() {
	}

	/**
	 * Returns the width of a text.
	 * @param text printable text in one line
	 * @return the number of cells
	 */
	public static int width(String text) {
		return text.codePoints().map(CellText::cells).sum();
	}

	/**
	 * Shortens a text to a width: prose at its end, and a text without a space in its
	 * middle, as both ends of a name or URL tell it from others.
	 * @param text printable text in one line
	 * @param width the number of cells, at least 1
	 * @return the text, or what fits of it around an ellipsis
	 */
	public static String shorten(String text, int width) {
		if (width(text) <= width) {
			return text;
		}
		if (text.indexOf(' ') >= 0 || width < 5) {
			return words(text, width - 1) + ELLIPSIS;
		}
		int tail = (width - 1) / 2;
		return head(text, width - 1 - tail) + ELLIPSIS + tail(text, tail);
	}

	/**
	 * Leaves out the part after a comma, or a word, that does not fit whole, unless it is
	 * long.
	 */
	private static String words(String text, int width) {
		String head = head(text, width);
		int half = head.length() / 2;
		int comma = head.lastIndexOf(", ") + 1;
		int space = text.startsWith(" ", head.length()) ? head.length() : head.lastIndexOf(' ');
		int end = (comma > half) ? comma : (space > half) ? space : head.length();
		return head.substring(0, end).stripTrailing();
	}

	/**
	 * Returns the beginning of a text.
	 * @param text printable text in one line
	 * @param width the number of cells at most
	 * @return as many whole characters as fit
	 */
	public static String head(String text, int width) {
		int used = 0;
		int end = 0;
		while (end < text.length()) {
			int character = text.codePointAt(end);
			used += cells(character);
			if (used > width) {
				break;
			}
			end += Character.charCount(character);
		}
		return text.substring(0, end);
	}

	/**
	 * Returns the end of a text.
	 * @param text printable text in one line
	 * @param width the number of cells at most
	 * @return as many whole characters as fit, the first with its combining ones
	 */
	public static String tail(String text, int width) {
		int used = 0;
		int begin = text.length();
		for (int at = begin; at > 0;) {
			int character = text.codePointBefore(at);
			at -= Character.charCount(character);
			used += cells(character);
			if (used > width) {
				break;
			}
			if (cells(character) > 0) {
				begin = at;
			}
		}
		return text.substring(begin);
	}

	/**
	 * Wraps a text between words, and within a word that is longer than a line.
	 * @param text printable text in one line
	 * @param width the cells of a line, at least 2
	 * @return the lines; one empty line for an empty text
	 */
	public static List<String> wrap(String text, int width) {
		List<String> lines = new ArrayList<>();
		String rest = text;
		String line = head(rest, width);
		while (line.length() < rest.length()) {
			int space = rest.startsWith(" ", line.length()) ? line.length() : line.lastIndexOf(' ');
			if (space > 0) {
				line = rest.substring(0, space);
				rest = rest.substring(space).stripLeading();
			}
			else {
				rest = rest.substring(line.length());
			}
			lines.add(line);
			line = head(rest, width);
		}
		lines.add(rest);
		return lines;
	}

	private static int cells(int character) {
		return Math.max(0, WCWidth.wcwidth(character));
	}

}
