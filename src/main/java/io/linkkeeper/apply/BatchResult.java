package io.linkkeeper.apply;

import java.util.List;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * The result of sending a batch.
 *
 * @param batch the batch
 * @param outcomes one outcome for each row, in order
 * @param overdue whether the server executed none of the calls by the deadline
 * @param failure why no more batches should be sent, or {@code null}
 */
record BatchResult(ChangeBatch batch, List<Outcome> outcomes, boolean overdue, @Nullable RuntimeException failure) {

	/**
	 * Creates the result of a batch that was not sent.
	 */
	static BatchResult notSent(ChangeBatch batch, @Nullable RuntimeException failure) {
		return all(batch, ChangeState.PLANNED, failure);
	}

	/**
	 * Creates the result of a batch whose sending failed in the middle.
	 */
	static BatchResult unknown(ChangeBatch batch, RuntimeException failure) {
		return all(batch, ChangeState.UNKNOWN, failure);
	}

	private static BatchResult all(ChangeBatch batch, ChangeState state, @Nullable RuntimeException failure) {
		String error = (failure != null) ? FailureText.of(failure) : null;
		List<Outcome> outcomes = batch.rows().stream().map((row) -> Outcome.of(row, state, error)).toList();
		return new BatchResult(batch, outcomes, false, failure);
	}

}
