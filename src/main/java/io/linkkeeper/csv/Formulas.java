package io.linkkeeper.csv;

import java.util.regex.Pattern;

/**
 * Neutralises spreadsheet formulas by a leading apostrophe, which is removed again on
 * reading. A text that already looks neutralised gets one more, so that every text
 * survives a round trip. The only rule of its kind, for every CSV that is written.
 */
public final class Formulas {

	private static final char APOSTROPHE = '\'';

	/** The last four are the full-width forms of the first four. */
	private static final String BEGIN = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	private Formulas() {
	}

	/**
	 * Neutralises a cell that a spreadsheet would evaluate.
	 * @param text the text of the cell
	 * @return the text, with a leading apostrophe when it looks like a formula
	 */
	public static String protect(String text) {
		return isFormula(text, 0) ? APOSTROPHE + text : text;
	}

	/**
	 * Neutralises the cells of a malformed row, which may be any text after a delimiter
	 * or line end, in quotes or not. A row that was neutralised before stays as it is.
	 */
	static String protectRow(String row, Delimiter delimiter) {
		Pattern begin = Pattern.compile("(?<=^|[\\r\\n" + Pattern.quote(String.valueOf(delimiter.character()))
				+ "])(\"?)(?=[" + Pattern.quote(BEGIN.replaceAll("\\s", "")) + "\\t])");
		return begin.matcher(row).replaceAll("$1'");
	}

	static String unprotect(String cell) {
		return (cell.length() > 1 && cell.charAt(0) == APOSTROPHE && isFormula(cell, 1)) ? cell.substring(1) : cell;
	}

	private static boolean isFormula(String text, int from) {
		int at = from;
		while (at < text.length() && text.charAt(at) == APOSTROPHE) {
			at++;
		}
		return at < text.length() && BEGIN.indexOf(text.charAt(at)) >= 0;
	}

}
