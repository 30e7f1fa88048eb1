package io.linkkeeper.output;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A column of a result, in any format.
 *
 * @param <T> the type of a row
 * @param name the heading, and the key in JSON
 * @param value the cell: a text, number, boolean, instant or tree, or {@code null} for
 * none
 * @param inTables whether tables contain it; columns that are too wide for a table are
 * omitted there
 */
public record Column<T>(String name, Function<T, @Nullable Object> value, boolean inTables) {

	public static <T> Column<T> of(String name, Function<T, @Nullable Object> value) {
		return new Column<>(name, value, true);
	}

	static <T> Column<T> wide(String name, Function<T, @Nullable Object> value) {
		return new Column<>(name, value, false);
	}

	@Nullable Object cell(T row) {
		return this.value.apply(row);
	}

}
