package io.linkkeeper.csv;

/**
 * Keeps spreadsheets from taking a cell for a formula, by an apostrophe in front that
 * reading takes away again. A text that already looks like a protected one gets one more,
 * so nothing is lost on the way.
 */
final class Formulas {

	private static final char APOSTROPHE = '\'';

	/** The last four are what Japanese keyboards write for the first four. */
	private static final String BEGIN = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	private Formulas() {
	}

	static String protect(String text) {
		return isFormula(text, 0) ? APOSTROPHE + text : text;
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
