package io.linkkeeper.apply;

import java.util.List;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of a parcel.
 *
 * @param parcel the parcel
 * @param outcomes one for each of its rows
 * @param overdue whether the server did none of it by the parcel's deadline, though it
 * was asked
 * @param failure why sending makes no sense any longer, or {@code null} when it does
 */
record BatchResult(ChangeBatch parcel, List<Outcome> outcomes, boolean overdue, @Nullable RuntimeException failure) {

	/**
	 * A parcel that was not sent.
	 */
	static BatchResult notSent(ChangeBatch parcel, @Nullable RuntimeException failure) {
		return all(parcel, ChangeState.PLANNED, failure);
	}

	/**
	 * A parcel that was given up in the middle: nobody knows how far it got.
	 */
	static BatchResult unknown(ChangeBatch parcel, RuntimeException failure) {
		return all(parcel, ChangeState.UNKNOWN, failure);
	}

	private static BatchResult all(ChangeBatch parcel, ChangeState state, @Nullable RuntimeException failure) {
		String error = (failure != null) ? failure.getMessage() : null;
		List<Outcome> outcomes = parcel.rows().stream().map((row) -> Outcome.of(row, state, error)).toList();
		return new BatchResult(parcel, outcomes, false, failure);
	}

}
