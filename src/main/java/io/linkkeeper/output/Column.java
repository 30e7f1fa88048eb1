package io.linkkeeper.output;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One column of a result, whatever its format.
 *
 * @param <T> what a row is made from
 * @param name the heading, and the key in JSON
 * @param value the cell: a text, number, boolean, instant or tree, or {@code null} for
 * none
 * @param inTables whether people see it too; columns that are too wide for a table are
 * not
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
