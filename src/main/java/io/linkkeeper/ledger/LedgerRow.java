package io.linkkeeper.ledger;

import java.time.Instant;

import io.linkkeeper.link.LinkChange;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: a planned change and where it stands.
 *
 * @param runId the run that planned it
 * @param seq its place in the run, from 1
 * @param linkId the link, or {@code null} for an add that has not been made
 * @param change what is to be done
 * @param state where it stands
 * @param attempt the number of the attempt, from 1
 * @param executionId the execution that touched it last
 * @param sentAt when it was last claimed for sending, or {@code null}
 * @param leftUpdatedAt the link's updatedAt after an earlier attempt that took effect,
 * but not as planned; {@code null} when there was none
 */
public record LedgerRow(long runId, long seq, @Nullable String linkId, LinkChange change, ChangeState state,
		int attempt, long executionId, @Nullable Instant sentAt, @Nullable Instant leftUpdatedAt) {

	/**
	 * The id of the link, of a change that has one.
	 * @return the id
	 * @throws IllegalStateException for an add that has not been made
	 */
	public String requireLinkId() {
		if (this.linkId == null) {
			throw new IllegalStateException("Row %d of run %d has no link yet".formatted(this.seq, this.runId));
		}
		return this.linkId;
	}

}
