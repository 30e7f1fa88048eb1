package io.linkkeeper.text;

import java.util.Set;

/**
 * The words that spreadsheets show in place of a value that a formula could not compute,
 * in the languages in which they are written to files.
 */
public final class SpreadsheetError {

	/** Stands for the value of a formula that was saved without one. */
	public static final String NOT_CALCULATED = "#NOT_CALCULATED!";

	private static final Set<String> WORDS = Set.of(NOT_CALCULATED, "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!",
			"#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!",
			"#GETTING_DATA", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!", "#ERROR!", "#NV", "#WERT!", "#BEZUG!", "#ZAHL!",
			"#ÜBERLAUF!", "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!", "#PROPAGATION!", "#N/D", "#¡VALOR!", "#VALOR!",
			"#¡REF!", "#¿NOMBRE?", "#¡NUM!", "#¡DIV/0!", "#¡NULO!", "#¡DESBORDAMIENTO!", "#RIF!", "#NOME?", "#VALORE!",
			"#NULLO!", "#VERW!", "#NAAM?", "#WAARDE!", "#DEEL/0!", "#GETAL!", "#LEEG!", "Err:501", "Err:502", "Err:503",
			"Err:504", "Err:508", "Err:509", "Err:511", "Err:512", "Err:516", "Err:522", "Err:523");

	private SpreadsheetError() {
	}

	/**
	 * Tests whether a cell is such a word, and nothing else.
	 * @param cell the content of the cell
	 * @return true when it is one
	 */
	public static boolean is(String cell) {
		return !cell.isEmpty() && (cell.charAt(0) == '#' || cell.charAt(0) == 'E') && WORDS.contains(cell);
	}

	/**
	 * Describes such a word in a column.
	 * @param cell the word
	 * @param column the name of the column
	 * @return a sentence that begins with the column
	 */
	public static String describe(String cell, String column) {
		return cell.equals(NOT_CALCULATED)
				? "%s is a formula without a value; open the file in a spreadsheet and save it".formatted(column)
				: "%s is %s, which is what a spreadsheet shows for a formula without a result; correct it there"
					.formatted(column, cell);
	}

}
