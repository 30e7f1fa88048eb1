package io.linkkeeper.csvimport.decide;

import java.util.List;
import java.util.stream.Stream;

import io.linkkeeper.link.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A parsed row: a desired state or a validation error.
 *
 * @param line the line where the row begins
 * @param text the row as it was read
 * @param desired the desired state, or {@code null} for an invalid row
 * @param problem the validation error, or {@code null} for a valid row
 * @param repeats the line of the first of several equal rows, or {@code null} for that
 * row itself and for a row that no other equals
 */
public record ImportRow(long line, String text, @Nullable DesiredLink desired, @Nullable String problem,
		@Nullable Long repeats) {

	public ImportRow {
		if ((desired == null) == (problem == null)) {
			throw new IllegalArgumentException("A row has either a desired state or a problem");
		}
	}

	/**
	 * Creates a valid row.
	 * @param line the line where it begins
	 * @param text its text
	 * @param desired what it asks for
	 * @return the row
	 */
	public static ImportRow valid(long line, String text, DesiredLink desired) {
		return new ImportRow(line, text, desired, null, null);
	}

	/**
	 * Creates an invalid row.
	 * @param line the line where it begins
	 * @param text its text
	 * @param problem why it is invalid
	 * @return the row
	 */
	public static ImportRow invalid(long line, String text, String problem) {
		return new ImportRow(line, text, null, problem, null);
	}

	/**
	 * Returns this row as a repetition of another, unless it is invalid anyway.
	 * @param first the line of the other row, or {@code null} for none
	 * @return the row
	 */
	public ImportRow repeating(@Nullable Long first) {
		return new ImportRow(this.line, this.text, this.desired, this.problem, (this.problem == null) ? first : null);
	}

	/** Returns the warnings about a valid row. */
	List<String> warnings() {
		List<String> warnings = (this.desired != null) ? this.desired.warnings() : List.of();
		return (this.repeats == null) ? warnings
				: Stream.concat(warnings.stream(), Stream.of("the row is the same as line " + this.repeats)).toList();
	}

	Rejected rejected(String reason) {
		return new Rejected(this.line, this.text, reason);
	}

}
