package io.linkkeeper.csvimport;

import io.linkkeeper.link.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file: a wish, or a reason why it is none.
 *
 * @param line the line where it begins
 * @param text the row as it stands in the file
 * @param wish what it asks for; {@code null} when it has a problem
 * @param problem why it cannot be used; {@code null} when it can
 */
record ImportRow(long line, String text, @Nullable DesiredLink desired, @Nullable String problem) {

	ImportRow {
		if ((desired == null) == (problem == null)) {
			throw new IllegalArgumentException("A row is either a wish or a problem");
		}
	}

	Rejected rejected(String reason) {
		return new Rejected(this.line, this.text, reason);
	}

}
