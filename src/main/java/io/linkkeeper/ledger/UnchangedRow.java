package io.linkkeeper.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A row of a run's input that asks for nothing new.
 *
 * @param line the line where it begins, from 1; a run has at most one row for each line
 * @param linkId the link that is as the row wishes, or {@code null} when it wishes none
 */
public record UnchangedRow(long line, @Nullable String linkId) {

	public UnchangedRow {
		if (line < 1) {
			throw new IllegalArgumentException("Lines count from 1");
		}
	}

}
