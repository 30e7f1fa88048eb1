package io.linkkeeper.csv;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of a CSV file. Of a malformed one the cells are for people only: they are cut at
 * every delimiter, or are more than the heading has. Its text is what there is to go by.
 *
 * @param line the line where the row begins, from 1, as an editor counts
 * @param cells its cells; blanks around a cell without quotes are gone, and so is the
 * apostrophe that {@link CsvWriter} put before a formula
 * @param text the row as it stands in the file
 * @param problem what is wrong with its form, or {@code null}
 */
public record CsvRow(long line, List<String> cells, String text, @Nullable String problem) {

	public CsvRow {
		cells = List.copyOf(cells);
	}

}
