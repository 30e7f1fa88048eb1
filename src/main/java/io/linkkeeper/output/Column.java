package io.linkkeeper.output;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A column of a result, in any format.
 *
 * @param <T> the type of a row
 * @param name the heading, and the key in CSV and JSON
 * @param value the cell in CSV and JSON: a text, number, boolean, instant or tree, or
 * {@code null} for none
 * @param shown the cell in tables
 * @param fit how tables fit the column to their width
 */
public record Column<T>(String name, Function<T, @Nullable Object> value, Function<T, @Nullable Object> shown,
		Fit fit) {

	/** Creates a column that every format contains. */
	public static <T> Column<T> of(String name, Function<T, @Nullable Object> value) {
		return new Column<>(name, value, value, Fit.of(Fit.Use.COLUMN));
	}

	/**
	 * Creates a column that every format contains, in tables below its row unless they
	 * are wide.
	 */
	public static <T> Column<T> below(String name, Function<T, @Nullable Object> value) {
		return new Column<>(name, value, value, Fit.of(Fit.Use.BELOW));
	}

	/** Creates a column of CSV and JSON only. */
	public static <T> Column<T> data(String name, Function<T, @Nullable Object> value) {
		return new Column<>(name, value, value, Fit.of(Fit.Use.DATA));
	}

	/** Creates a column of tables only. */
	public static <T> Column<T> words(String name, Function<T, @Nullable Object> shown) {
		return new Column<>(name, shown, shown, Fit.of(Fit.Use.WORDS));
	}

	/** Creates a column of tables only, below its row unless they are wide. */
	static <T> Column<T> wordsBelow(String name, Function<T, @Nullable Object> shown) {
		return new Column<>(name, shown, shown, Fit.of(Fit.Use.WORDS_BELOW));
	}

	/** Returns this column with another cell in tables. */
	public Column<T> shown(Function<T, @Nullable Object> cell) {
		return new Column<>(this.name, this.value, cell, this.fit);
	}

	/**
	 * Returns this column as one that tables without enough room leave out.
	 * @param rank the higher, the earlier it is left out
	 */
	public Column<T> optional(int rank) {
		return new Column<>(this.name, this.value, this.shown, new Fit(this.fit.use(), rank, this.fit.minimum()));
	}

	/** Returns this column as one of which tables show at least some cells. */
	public Column<T> atLeast(int cells) {
		return new Column<>(this.name, this.value, this.shown, new Fit(this.fit.use(), this.fit.rank(), cells));
	}

	@Nullable Object cell(T row) {
		return this.value.apply(row);
	}

}
