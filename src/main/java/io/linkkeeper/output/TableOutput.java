package io.linkkeeper.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.output.words.LocalTime;

/**
 * Writes aligned columns, fitted to the width of the display unless the table is wide.
 * Texts on lines below their row are wrapped. Rows are written in blocks; a block with
 * longer cells widens its columns as far as the width allows.
 *
 * @param <T> the type of a row
 */
final class TableOutput<T> implements RowOutput<T> {

	/** The number of rows that are measured together and held in memory. */
	private static final int BLOCK = 500;

	private final Presentation presentation;

	private final LocalTime time;

	private final PrintWriter out;

	private final List<Column<T>> columns;

	private final List<Column<T>> below;

	private final TableLayout layout;

	private final List<Line> block = new ArrayList<>();

	private boolean begun;

	TableOutput(Presentation presentation, List<Column<T>> columns, PrintWriter out) {
		this.presentation = presentation;
		this.time = presentation.time();
		this.out = out;
		List<Column<T>> all = columns.stream().filter((column) -> column.fit().inTables()).toList();
		this.columns = all.stream().filter((column) -> !isBelow(column)).toList();
		this.below = all.stream().filter(this::isBelow).toList();
		this.layout = new TableLayout(this.columns, presentation.lineWidth());
	}

	private boolean isBelow(Column<T> column) {
		return column.fit().use().isBelow() && !this.presentation.wide();
	}

	@Override
	public void add(T row) {
		List<Cell> cells = this.columns.stream()
			.map((column) -> Cell.of(column.shown().apply(row), this.time))
			.toList();
		this.block.add(new Line(cells, below(row)));
		if (this.block.size() == BLOCK) {
			printBlock();
		}
	}

	private List<String> below(T row) {
		List<String> lines = new ArrayList<>();
		Paragraphs paragraphs = new Paragraphs(this.presentation.display().width(), this.time);
		this.below.forEach((column) -> lines.addAll(paragraphs.of(column.name(), column.shown().apply(row))));
		return lines;
	}

	@Override
	public void close() {
		printBlock();
		this.out.flush();
	}

	private void printBlock() {
		this.block.forEach((line) -> this.layout.measure(line.cells()));
		this.layout.fit();
		if (!this.begun) {
			print(headings());
			this.begun = true;
		}
		for (Line line : this.block) {
			print(line.cells());
			line.below().forEach(this.out::println);
		}
		this.block.clear();
	}

	private List<Cell> headings() {
		List<Cell> headings = new ArrayList<>();
		for (int at = 0; at < this.columns.size(); at++) {
			String name = this.columns.get(at).name();
			headings.add(new Cell(name, name, this.layout.isNumber(at) ? Cell.Kind.NUMBER : Cell.Kind.TEXT));
		}
		return headings;
	}

	private void print(List<Cell> cells) {
		StringBuilder line = new StringBuilder();
		for (int at : this.layout.shown()) {
			line.append(line.isEmpty() ? "" : TableLayout.GAP)
				.append(cells.get(at)
					.print(this.layout.isBrief(), this.layout.width(at), this.presentation.display().color()));
		}
		this.out.println(line.toString().stripTrailing());
	}

	private record Line(List<Cell> cells, List<String> below) {

	}

}
