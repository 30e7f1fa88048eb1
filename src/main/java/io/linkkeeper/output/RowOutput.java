package io.linkkeeper.output;

import java.io.PrintWriter;
import java.util.List;

/**
 * Writes rows as a stream, with few of them in memory. Must be closed after the last row.
 * Not thread-safe.
 *
 * @param <T> the type of a row
 */
public interface RowOutput<T> extends AutoCloseable {

	/**
	 * Writes one row.
	 * @param row the row
	 */
	void add(T row);

	@Override
	void close();

	/**
	 * Creates an output.
	 * @param presentation the format, and for tables the display
	 * @param columns the columns; each format has those that are meant for it
	 * @param out receives the result
	 */
	static <T> RowOutput<T> of(Presentation presentation, List<Column<T>> columns, PrintWriter out) {
		return switch (presentation.format()) {
			case table -> new TableOutput<>(presentation, columns, out);
			case csv -> new CsvOutput<>(columns, out);
			case json -> new JsonOutput<>(columns, out);
		};
	}

}
