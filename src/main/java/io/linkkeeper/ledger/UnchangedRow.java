package io.linkkeeper.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An input row whose desired state the link already has.
 *
 * @param line the line where it begins, from 1; a run has at most one row for each line
 * @param linkId the link, or {@code null} when no link is desired
 */
public record UnchangedRow(long line, @Nullable String linkId) {

	public UnchangedRow {
		if (line < 1) {
			throw new IllegalArgumentException("Lines count from 1");
		}
	}

}
