package io.linkkeeper.ledger;

import java.time.Instant;

import io.linkkeeper.link.LinkChange;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: a planned change and its state.
 *
 * @param runId the run that planned it
 * @param seq its sequence number in the run, from 1
 * @param linkId the link, or {@code null} for an add that has not created one
 * @param change the planned change
 * @param state its state
 * @param lastAttempt the last attempt to apply it
 */
public record LedgerRow(long runId, long seq, @Nullable String linkId, LinkChange change, ChangeState state,
		Attempt lastAttempt) {

	public LedgerRow {
		if (seq < 1) {
			throw new IllegalArgumentException("Sequence numbers count from 1");
		}
	}

	/**
	 * Returns the number of the last attempt.
	 * @return the number, from 1
	 */
	public int attempt() {
		return this.lastAttempt.number();
	}

	/**
	 * Returns the link's updatedAt after an attempt that had an effect but not the
	 * planned one.
	 * @return the instant, or {@code null} when there was no such attempt
	 */
	public @Nullable Instant leftUpdatedAt() {
		return this.lastAttempt.leftUpdatedAt();
	}

	/**
	 * Returns until when the request of the last attempt may have been sent.
	 * @return the instant, or {@code null} before the first attempt
	 */
	public @Nullable Instant sentAt() {
		return this.lastAttempt.sentAt();
	}

	/**
	 * Returns the id of the link of a row that has one.
	 * @return the id
	 * @throws IllegalStateException for an add that has not created a link
	 */
	public String requireLinkId() {
		if (this.linkId == null) {
			throw new IllegalStateException("Row %d of run %d has no link yet".formatted(this.seq, this.runId));
		}
		return this.linkId;
	}

	/**
	 * The last attempt to apply a change.
	 *
	 * @param number the number of the attempt, from 1
	 * @param executionId the execution that last claimed or planned the row
	 * @param leftUpdatedAt the link's updatedAt after an attempt that had an effect but
	 * not the planned one, or {@code null} when there was none
	 * @param sentAt until when the request of the attempt may have been sent, or
	 * {@code null} before the first
	 */
	public record Attempt(int number, long executionId, @Nullable Instant leftUpdatedAt, @Nullable Instant sentAt) {

		public Attempt {
			if (number < 1) {
				throw new IllegalArgumentException("Attempts count from 1");
			}
		}

	}

}
