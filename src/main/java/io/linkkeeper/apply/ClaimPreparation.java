package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.Outcome;

/**
 * Claims planned rows, re-checks them and divides them into batches. For one thread.
 */
final class ClaimPreparation {

	/** A batch that waited longer is re-checked before it is sent. */
	static final Duration RECHECK_VALIDITY = Duration.ofSeconds(30);

	/**
	 * A re-check that takes less than this part of its validity leaves time for twice as
	 * many rows.
	 */
	private static final int QUICK = 8;

	private final LiveRun live;

	private final LinkChanges changes;

	private final Recheck recheck;

	private final int batchSize;

	private final Duration validity;

	private final Clock clock;

	private final ClaimPosition position = new ClaimPosition(ChangeState.PLANNED);

	private final int largestClaim;

	private int claimSize;

	/**
	 * Creates the preparation of a run's claims.
	 * @param live the run
	 * @param changes the ledger
	 * @param recheck re-checks claimed rows
	 * @param sizes the sizes of claims and batches
	 * @param validity how long a re-check is valid
	 * @param clock used to determine the deadline of batches
	 */
	ClaimPreparation(LiveRun live, LinkChanges changes, Recheck recheck, Sizes sizes, Duration validity, Clock clock) {
		this.live = live;
		this.changes = changes;
		this.recheck = recheck;
		this.largestClaim = sizes.claim();
		this.claimSize = sizes.claim();
		this.batchSize = sizes.batch();
		this.validity = validity;
		this.clock = clock;
	}

	/**
	 * The sizes of claims and batches.
	 *
	 * @param claim the largest number of rows in a claim
	 * @param batch the largest number of rows in a batch
	 */
	record Sizes(int claim, int batch) {

		Sizes {
			if (claim < 1 || batch < 1) {
				throw new IllegalArgumentException("Sizes must be at least 1: %d, %d".formatted(claim, batch));
			}
		}

	}

	/**
	 * A claim after its re-check.
	 *
	 * @param lease the lease of the claim
	 * @param settled the outcomes of the rows that are not sent
	 * @param batches the rows to send
	 * @param failure the failure of the re-check, or empty; then all rows are settled as
	 * PLANNED
	 */
	record Prepared(String lease, List<Outcome> settled, List<ChangeBatch> batches,
			Optional<RuntimeException> failure) {
	}

	/**
	 * Prepares the next claim.
	 * @return the claim, or empty when no row is planned
	 */
	Optional<Prepared> next() {
		Claim claim = this.changes.claim(this.live.id(), this.live.executionId(), this.position.after(),
				this.claimSize);
		this.position.claimed(claim);
		return claim.isEmpty() ? Optional.empty() : Optional.of(check(claim));
	}

	private Prepared check(Claim claim) {
		Instant begun = this.clock.instant();
		Instant deadline = begun.plus(this.validity);
		try {
			Recheck.Result checked = this.recheck.check(claim.rows());
			adaptSize(Duration.between(begun, this.clock.instant()));
			return new Prepared(claim.lease(), checked.settled(), batches(claim.lease(), checked.toSend(), deadline),
					Optional.empty());
		}
		catch (RuntimeException ex) {
			// none of the rows was sent, so none needs read-back
			List<Outcome> unsent = claim.rows()
				.stream()
				.map((row) -> Outcome.of(row, ChangeState.PLANNED, null))
				.toList();
			return new Prepared(claim.lease(), unsent, List.of(), Optional.of(ex));
		}
	}

	/**
	 * Halves the size of claims while the server is so slow that the re-check would
	 * expire before sending, and doubles it again when the server is quick.
	 */
	private void adaptSize(Duration taken) {
		if (taken.compareTo(this.validity.dividedBy(2)) > 0) {
			this.claimSize = Math.max(1, this.claimSize / 2);
		}
		else if (taken.compareTo(this.validity.dividedBy(QUICK)) < 0) {
			this.claimSize = Math.min(this.largestClaim, this.claimSize * 2);
		}
	}

	private List<ChangeBatch> batches(String lease, List<LedgerRow> rows, Instant deadline) {
		List<ChangeBatch> batches = new ArrayList<>();
		for (int from = 0; from < rows.size(); from += this.batchSize) {
			int to = Math.min(rows.size(), from + this.batchSize);
			batches.add(new ChangeBatch(lease, List.copyOf(rows.subList(from, to)), deadline));
		}
		return batches;
	}

	/** Must be called with all outcomes that are recorded. */
	void settled(List<Outcome> outcomes) {
		this.position.settled(outcomes);
	}

}
