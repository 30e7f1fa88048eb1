package io.linkkeeper.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An input row without a change, mostly because the link already has the desired state.
 *
 * @param line the line where it begins, from 1; a run has at most one row for each line
 * @param linkId the link, or {@code null} when no link is desired
 * @param reason why the link is unchanged, if the run lists it, or {@code null}
 */
public record UnchangedRow(long line, @Nullable String linkId, @Nullable String reason) {

	public UnchangedRow {
		if (line < 1) {
			throw new IllegalArgumentException("Lines count from 1");
		}
	}

	/**
	 * Creates a row whose reason is not kept.
	 * @param line the line where it begins, from 1
	 * @param linkId the link, or {@code null} when no link is desired
	 */
	public UnchangedRow(long line, @Nullable String linkId) {
		this(line, linkId, null);
	}

}
