package io.linkkeeper.csvimport;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csvimport.cell.DateOrders;
import io.linkkeeper.definition.rule.ImportSettings;

/**
 * What the meaning of a row depends on besides the row: the rest of its file. Equal for
 * equal files, and so for each execution of a run.
 *
 * @param duplicates the rows that identify the same links
 * @param dates the order of day and month in dates
 */
record FileSurvey(DuplicateRows duplicates, DateOrders dates) {

	/**
	 * Reads a whole file, several times if it is large, in bounded memory.
	 * @param file the file
	 * @param settings the settings of the rule
	 * @return the survey
	 * @throws CsvException when the file cannot be read to its end, or repeats too many
	 * links
	 */
	static FileSurvey of(ImportFile file, ImportSettings settings) {
		DateOrders dates = new DateOrders();
		DuplicateRows duplicates = DuplicateRows.in(file, settings.match(), (header, row) -> {
			if (row.problem() == null) {
				dates.add(header.cell(row, ImportColumns.EXPIRES_AT));
			}
		});
		return new FileSurvey(duplicates, dates);
	}

}
