package io.linkkeeper.output;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.text.CellText;

/**
 * The widths of a table's columns, fitted to a line: times become brief, optional columns
 * are left out until the others have room, the widest texts are shortened, in this order.
 */
final class TableLayout {

	static final String GAP = "  ";

	/** What is left of a text when a line has no room for the minima. */
	private static final int LEAST = 3;

	/** A text of this width is not shortened to make room for an optional column. */
	private static final int COMFORTABLE = 24;

	private final List<Fit> fits;

	private final int line;

	private final int[] full;

	private final int[] brief;

	private final boolean[] numbers;

	/** The columns that are never shortened below their widest cell. */
	private final boolean[] whole;

	private int[] shown = {};

	private int[] widths;

	private boolean isBrief;

	/**
	 * Creates a layout of empty columns.
	 * @param columns the columns
	 * @param line the length of a line in cells
	 */
	TableLayout(List<? extends Column<?>> columns, int line) {
		this.fits = columns.stream().map(Column::fit).toList();
		this.line = line;
		this.full = columns.stream().mapToInt((column) -> CellText.width(column.name())).toArray();
		this.brief = this.full.clone();
		this.numbers = new boolean[this.full.length];
		this.whole = new boolean[this.full.length];
		this.widths = this.full.clone();
	}

	/** Widens the columns for a row. */
	void measure(List<Cell> cells) {
		for (int at = 0; at < cells.size(); at++) {
			this.full[at] = Math.max(this.full[at], cells.get(at).width(false));
			this.brief[at] = Math.max(this.brief[at], cells.get(at).width(true));
			this.numbers[at] |= cells.get(at).kind() == Cell.Kind.NUMBER;
			this.whole[at] |= cells.get(at).kind() == Cell.Kind.NUMBER || cells.get(at).kind() == Cell.Kind.TIME;
		}
	}

	/**
	 * Fits the columns to the line. The first call decides which columns are left out.
	 */
	void fit() {
		if (this.shown.length == 0) {
			this.shown = IntStream.range(0, this.full.length).toArray();
			this.isBrief = length(this.full) > this.line;
			leaveOut();
		}
		this.widths = IntStream.range(0, this.full.length).map((at) -> Math.min(natural(at), this.line)).toArray();
		shorten(minima());
		shorten(IntStream.range(0, this.full.length).map((at) -> Math.min(minimum(at), LEAST)).toArray());
	}

	private void leaveOut() {
		while (length(comfortable()) > this.line) {
			int last = Arrays.stream(this.shown)
				.reduce((one, other) -> (this.fits.get(other).rank() >= this.fits.get(one).rank()) ? other : one)
				.orElseThrow();
			if (this.fits.get(last).rank() == 0) {
				return;
			}
			this.shown = Arrays.stream(this.shown).filter((at) -> at != last).toArray();
		}
	}

	private void shorten(int[] minima) {
		while (length(this.widths) > this.line) {
			int widest = Arrays.stream(this.shown)
				.filter((at) -> this.widths[at] > minima[at])
				.reduce((one, other) -> (this.widths[other] > this.widths[one]) ? other : one)
				.orElse(-1);
			if (widest < 0) {
				return;
			}
			this.widths[widest]--;
		}
	}

	private int[] comfortable() {
		return IntStream.range(0, this.full.length)
			.map((at) -> Math.max(minimum(at), Math.min(natural(at), COMFORTABLE)))
			.toArray();
	}

	private int[] minima() {
		return IntStream.range(0, this.full.length).map(this::minimum).toArray();
	}

	private int minimum(int at) {
		return this.whole[at] ? natural(at) : Math.min(natural(at), this.fits.get(at).minimum());
	}

	private int natural(int at) {
		return this.isBrief ? this.brief[at] : this.full[at];
	}

	private int length(int[] columns) {
		return Arrays.stream(this.shown).map((at) -> columns[at] + GAP.length()).sum() - GAP.length();
	}

	/** Returns the columns that are not left out. */
	int[] shown() {
		return this.shown.clone();
	}

	int width(int column) {
		return this.widths[column];
	}

	boolean isNumber(int column) {
		return this.numbers[column];
	}

	/** Whether times are brief. */
	boolean isBrief() {
		return this.isBrief;
	}

}
