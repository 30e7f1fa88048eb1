package io.linkkeeper.csvimport;

import io.linkkeeper.link.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A parsed row: a desired state or a validation error.
 *
 * @param line the line where the row begins
 * @param text the row as it was read
 * @param desired the desired state, or {@code null} for an invalid row
 * @param problem the validation error, or {@code null} for a valid row
 */
record ImportRow(long line, String text, @Nullable DesiredLink desired, @Nullable String problem) {

	ImportRow {
		if ((desired == null) == (problem == null)) {
			throw new IllegalArgumentException("A row has either a desired state or a problem");
		}
	}

	Rejected rejected(String reason) {
		return new Rejected(this.line, this.text, reason);
	}

}
