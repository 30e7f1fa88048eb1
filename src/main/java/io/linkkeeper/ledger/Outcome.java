package io.linkkeeper.ledger;

import java.time.Instant;

import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * What became of one claimed ledger row.
 *
 * @param row the row as it was claimed
 * @param state where it stands now
 * @param alreadySo whether nothing had to be done
 * @param linkId the link that an add made, or {@code null} when that is not known or the
 * row has its link already
 * @param leftUpdatedAt the link's updatedAt after our change, or {@code null} when not
 * known
 * @param error what went wrong, or what else there is to say; {@code null} for nothing
 */
public record Outcome(LedgerRow row, ChangeState state, boolean alreadySo, @Nullable String linkId,
		@Nullable Instant leftUpdatedAt, @Nullable String error) {

	public Outcome {
		if (alreadySo && state != ChangeState.APPLIED) {
			throw new IllegalArgumentException("Only an applied change can have been so already");
		}
	}

	/**
	 * Done by us.
	 * @param row the row
	 * @param link the link as the API showed it afterwards, or {@code null} when it
	 * showed none
	 * @param conflict what else was found changed, or {@code null}
	 * @return the outcome
	 */
	public static Outcome applied(LedgerRow row, @Nullable ShortLink link, @Nullable String conflict) {
		return new Outcome(row, ChangeState.APPLIED, false, (link != null) ? link.id() : null,
				(link != null) ? link.updatedAt() : null, conflict);
	}

	/**
	 * Found to be as wished before anything was sent.
	 * @param row the row
	 * @param how how it was found
	 * @return the outcome
	 */
	public static Outcome alreadySo(LedgerRow row, String how) {
		return new Outcome(row, ChangeState.APPLIED, true, null, null, how);
	}

	/**
	 * An add that need not be made, as there is such a link.
	 * @param row the row
	 * @param link the link
	 * @return the outcome
	 */
	public static Outcome alreadyThere(LedgerRow row, ShortLink link) {
		return new Outcome(row, ChangeState.APPLIED, true, link.id(), null, "There was such a link already");
	}

	/**
	 * Taken by the server, but not as planned: of an update perhaps a part, or a link
	 * that was added otherwise. The first time it is failed and will be tried again; the
	 * second time that is how it stays. What it did is remembered as the first time left
	 * it.
	 * @param row the row
	 * @param link the link afterwards
	 * @param error what is different
	 * @return the outcome
	 */
	public static Outcome notTaken(LedgerRow row, ShortLink link, String error) {
		boolean first = row.leftUpdatedAt() == null;
		return new Outcome(row, first ? ChangeState.FAILED : ChangeState.REJECTED, false, link.id(),
				first ? link.updatedAt() : null, error);
	}

	/**
	 * The same outcome with something more to say.
	 * @param note what
	 * @return a copy that says it too
	 */
	public Outcome noting(String note) {
		return new Outcome(this.row, this.state, this.alreadySo, this.linkId, this.leftUpdatedAt,
				(this.error != null) ? note + "; " + this.error : note);
	}

	/**
	 * Any other end of this attempt.
	 * @param row the row
	 * @param state the state: not APPLIED
	 * @param error why
	 * @return the outcome
	 */
	public static Outcome of(LedgerRow row, ChangeState state, @Nullable String error) {
		if (state == ChangeState.APPLIED || state == ChangeState.SENT) {
			throw new IllegalArgumentException("Not the end of an attempt that did not succeed: " + state);
		}
		return new Outcome(row, state, false, null, null, error);
	}

}
