package io.linkkeeper.ledger;

import java.time.Instant;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one claimed ledger row.
 *
 * @param row the row as it was claimed
 * @param state the new state
 * @param alreadySo whether the link had the after image without a request
 * @param linkId the link that an add created, or {@code null} when it is not known or the
 * row has a link
 * @param leftUpdatedAt the link's updatedAt after the change, or {@code null} when not
 * known
 * @param error an error or a note for operators; {@code null} for none
 */
public record Outcome(LedgerRow row, ChangeState state, boolean alreadySo, @Nullable String linkId,
		@Nullable Instant leftUpdatedAt, @Nullable String error) {

	public Outcome {
		if (alreadySo && state != ChangeState.APPLIED) {
			throw new IllegalArgumentException("Only an applied change can be already so");
		}
	}

	/**
	 * Creates the outcome of a change that was applied by a request.
	 * @param row the row
	 * @param link the link after the change, or {@code null} when the API returned none
	 * @param conflict which other fields differ from the before image, or {@code null}
	 * @return the outcome
	 */
	public static Outcome applied(LedgerRow row, @Nullable ShortLink link, @Nullable String conflict) {
		return new Outcome(row, ChangeState.APPLIED, false, (link != null) ? link.id() : null,
				(link != null) ? link.updatedAt() : null, conflict);
	}

	/**
	 * Creates the outcome of a change that needed no request.
	 * @param row the row
	 * @param note what the re-check found
	 * @return the outcome
	 */
	public static Outcome alreadySo(LedgerRow row, String note) {
		return new Outcome(row, ChangeState.APPLIED, true, null, null, note);
	}

	/**
	 * Creates the outcome of an add whose link exists already.
	 * @param row the row
	 * @param link the existing link
	 * @return the outcome
	 */
	public static Outcome alreadyThere(LedgerRow row, ShortLink link) {
		return new Outcome(row, ChangeState.APPLIED, true, link.id(), null, "There was such a link already");
	}

	/**
	 * Creates the outcome of a change that the API accepted without setting every field
	 * as planned. The first time the row is FAILED, to be retried, and the link's
	 * updatedAt is recorded; the second time it is REJECTED.
	 * @param row the row
	 * @param link the link after the change
	 * @param error which fields differ
	 * @return the outcome
	 */
	public static Outcome notAsPlanned(LedgerRow row, ShortLink link, String error) {
		boolean first = row.leftUpdatedAt() == null;
		return new Outcome(row, first ? ChangeState.FAILED : ChangeState.REJECTED, false, link.id(),
				first ? link.updatedAt() : null, error);
	}

	/**
	 * Returns a copy of this outcome with a note before its error.
	 * @param note the note
	 * @return the copy
	 */
	public Outcome withNote(String note) {
		return new Outcome(this.row, this.state, this.alreadySo, this.linkId, this.leftUpdatedAt,
				(this.error != null) ? note + "; " + this.error : note);
	}

	/**
	 * Creates the outcome of an attempt that did not apply the change.
	 * @param row the row
	 * @param state the state, neither APPLIED nor SENT
	 * @param error why, or {@code null}
	 * @return the outcome
	 */
	public static Outcome of(LedgerRow row, ChangeState state, @Nullable String error) {
		if (state == ChangeState.APPLIED || state == ChangeState.SENT) {
			throw new IllegalArgumentException("Not the outcome of an attempt that did not succeed: " + state);
		}
		return new Outcome(row, state, false, null, null, error);
	}

}
