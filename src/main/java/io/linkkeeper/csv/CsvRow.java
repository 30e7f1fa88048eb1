package io.linkkeeper.csv;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A row of a CSV file. The cells of a malformed row are for display only: they are split
 * at every delimiter, or exceed the heading. Use its text instead.
 *
 * @param line the line where the row begins, from 1, as an editor counts
 * @param cells its cells, without the spaces and tabs around unquoted cells and without
 * the apostrophe that {@link CsvWriter} puts before a formula
 * @param text the verbatim row
 * @param problem why the row is malformed, or {@code null}
 */
public record CsvRow(long line, List<String> cells, String text, @Nullable String problem) {

	public CsvRow {
		cells = List.copyOf(cells);
	}

}
