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
 * @param leftUpdatedAt the link's updatedAt after our change, or {@code null} when not
 * known
 * @param error what went wrong, or what else there is to say; {@code null} for nothing
 */
public record Outcome(LedgerRow row, ChangeState state, boolean alreadySo, @Nullable Instant leftUpdatedAt,
		@Nullable String error) {

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
		return new Outcome(row, ChangeState.APPLIED, false, (link != null) ? link.updatedAt() : null, conflict);
	}

	/**
	 * Found to be as wished before anything was sent.
	 * @param row the row
	 * @param how how it was found
	 * @return the outcome
	 */
	public static Outcome alreadySo(LedgerRow row, String how) {
		return new Outcome(row, ChangeState.APPLIED, true, null, how);
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
		return new Outcome(row, state, false, null, error);
	}

}
