package io.linkkeeper.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Writes aligned columns. The first rows determine the widths; a longer cell in a later
 * row shifts the rest of its line.
 *
 * @param <T> the type of a row
 */
final class TableOutput<T> implements RowOutput<T> {

	/** The number of rows that determine the widths and are held in memory. */
	private static final int MEASURED = 500;

	private final List<Column<T>> columns;

	private final PrintWriter out;

	private final List<List<Cell>> measured = new ArrayList<>();

	private int[] widths = new int[0];

	TableOutput(List<Column<T>> columns, PrintWriter out) {
		this.columns = columns.stream().filter(Column::inTables).toList();
		this.out = out;
	}

	@Override
	public void add(T row) {
		List<Cell> cells = this.columns.stream().map((column) -> Cell.of(column.cell(row))).toList();
		if (this.widths.length > 0) {
			print(cells);
			return;
		}
		this.measured.add(cells);
		if (this.measured.size() == MEASURED) {
			printMeasured();
		}
	}

	@Override
	public void close() {
		if (this.widths.length == 0) {
			printMeasured();
		}
		this.out.flush();
	}

	private void printMeasured() {
		this.widths = this.columns.stream().mapToInt((column) -> column.name().length()).toArray();
		this.measured.forEach(this::widen);
		print(headings());
		this.measured.forEach(this::print);
		this.measured.clear();
	}

	private void widen(List<Cell> cells) {
		for (int at = 0; at < cells.size(); at++) {
			this.widths[at] = Math.max(this.widths[at], cells.get(at).text().length());
		}
	}

	private List<Cell> headings() {
		List<Cell> headings = new ArrayList<>();
		for (int at = 0; at < this.columns.size(); at++) {
			boolean right = !this.measured.isEmpty() && this.measured.get(0).get(at).right();
			headings.add(new Cell(this.columns.get(at).name(), right));
		}
		return headings;
	}

	private void print(List<Cell> cells) {
		StringBuilder line = new StringBuilder();
		for (int at = 0; at < cells.size(); at++) {
			line.append((at > 0) ? "  " : "").append(cells.get(at).padded(this.widths[at]));
		}
		this.out.println(line.toString().stripTrailing());
	}

	private record Cell(String text, boolean right) {

		static Cell of(@Nullable Object value) {
			return new Cell((value != null) ? Printable.of(value.toString()) : "", value instanceof Number);
		}

		String padded(int width) {
			String padding = " ".repeat(Math.max(0, width - this.text.length()));
			return this.right ? padding + this.text : this.text + padding;
		}

	}

}
