package io.linkkeeper.apply;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.linkkeeper.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A worker: how far it is, and what it keeps in memory. Immutable.
 *
 * @param owner the number of its process
 * @param phase how far it is
 * @param prepared a claim that was re-checked, or {@code null}
 * @param unsent batches to send
 * @param answered the result of a batch that was sent, or {@code null}
 * @param readBack what reading back has found, or {@code null}
 */
record ScopeWorker(int owner, Phase phase, ClaimPreparation.@Nullable Prepared prepared, List<ChangeBatch> unsent,
		@Nullable BatchResult answered, UnknownOutcomeResolver.@Nullable Result readBack) {

	/** How far a worker is. */
	enum Phase {

		/** Does not work on the run. */
		OFF,

		/** Holds the locks, and has yet to take over. */
		LOCKED,

		/** Applies. */
		APPLYING

	}

	static ScopeWorker in(int owner, Phase phase) {
		return new ScopeWorker(owner, phase, null, List.of(), null, null);
	}

	boolean isOff() {
		return this.phase == Phase.OFF;
	}

	ScopeWorker off() {
		return in(this.owner, Phase.OFF);
	}

	ScopeWorker applying() {
		return in(this.owner, Phase.APPLYING);
	}

	ScopeWorker with(ClaimPreparation.Prepared claim) {
		return new ScopeWorker(this.owner, this.phase, claim, List.of(), null, null);
	}

	ScopeWorker sending(List<ChangeBatch> batches) {
		return new ScopeWorker(this.owner, this.phase, null, List.copyOf(batches), null, null);
	}

	ScopeWorker with(BatchResult result) {
		return new ScopeWorker(this.owner, this.phase, null, this.unsent.subList(1, this.unsent.size()), result, null);
	}

	ScopeWorker with(UnknownOutcomeResolver.Result result) {
		return new ScopeWorker(this.owner, this.phase, null, List.of(), null, result);
	}

	/** Whether this worker has sent a batch when it has come so far. */
	boolean sends(ScopeWorker after) {
		return after.answered() != null && after.answered() != this.answered;
	}

	/** Describes what matters for what may follow. */
	String describe(Instant now, UnaryOperator<String> leases) {
		StringBuilder text = new StringBuilder(this.phase.name());
		if (this.prepared != null) {
			text.append(" prepared ").append(leases.apply(this.prepared.lease()));
			text.append(describe(this.prepared.settled())).append(describe(this.prepared.batches(), now));
		}
		if (!this.unsent.isEmpty()) {
			text.append(" unsent ").append(leases.apply(this.unsent.get(0).lease())).append(describe(this.unsent, now));
		}
		if (this.answered != null) {
			text.append(" answered ").append(leases.apply(this.answered.batch().lease()));
			text.append(describe(this.answered.outcomes()));
		}
		if (this.readBack != null) {
			text.append(" read ")
				.append(leases.apply(this.readBack.lease()))
				.append(describe(this.readBack.outcomes()));
		}
		return text.toString();
	}

	private static String describe(List<ChangeBatch> batches, Instant now) {
		return batches.stream()
			.map((batch) -> batch.rows().get(0).seq() + (now.isAfter(batch.deadline()) ? "late" : ""))
			.collect(Collectors.joining(",", "[", "]"));
	}

	private static String describe(List<Outcome> outcomes) {
		return outcomes.stream()
			.map((outcome) -> outcome.row().seq() + outcome.state().name() + outcome.linkId())
			.collect(Collectors.joining(",", "(", ")"));
	}

}
