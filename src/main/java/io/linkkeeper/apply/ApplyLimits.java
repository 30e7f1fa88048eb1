package io.linkkeeper.apply;

import java.util.Collection;
import java.util.Optional;

import io.linkkeeper.ledger.Outcome;

/**
 * The limits that end an apply loop early. For one thread.
 *
 * @param failures limits failed changes
 * @param overdue limits the time for which all requests are overdue
 */
record ApplyLimits(FailureLimit failures, OverdueTimeout overdue) {

	void countResult(BatchResult result) {
		this.overdue.count(result);
	}

	void countOutcomes(Collection<Outcome> outcomes) {
		this.failures.count(outcomes);
	}

	/**
	 * Returns why the loop must end.
	 * @return the reason, or empty while no limit is exceeded
	 */
	Optional<String> exceeded() {
		if (this.failures.isExceeded()) {
			return Optional.of(this.failures.reason());
		}
		return this.overdue.isExceeded() ? Optional.of(this.overdue.reason()) : Optional.empty();
	}

}
