package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.resilience4j.core.IntervalFunction;
import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkAction;

/**
 * Reads back changes with unknown outcome before any of them is sent again. It waits
 * until requests of a dead process have certainly ended, and then with exponential
 * backoff between rounds. For one thread.
 */
final class UnknownOutcomeResolver {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final LiveRun live;

	private final LinkChanges changes;

	private final LinkLookup lookup;

	private final ApplySettings settings;

	private final Clock clock;

	private final Instant notBefore;

	private final IntervalFunction pauses = IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2, 0.5,
			LONGEST_PAUSE);

	private final ClaimPosition position = new ClaimPosition(ChangeState.UNKNOWN);

	private final Map<Long, Integer> attempts = new HashMap<>();

	/** The end of the settle time of adds, by sequence number. */
	private final Map<Long, Instant> settling = new HashMap<>();

	private int rounds;

	/**
	 * Takes over the rows that an earlier execution left SENT, and creates their
	 * resolver.
	 * @param longestInFlight the upper bound for requests in flight after lease expiry
	 */
	static UnknownOutcomeResolver takingOver(LiveRun live, LinkChanges changes, Duration longestInFlight,
			ApplySettings settings, Clock clock) {
		Instant notBefore = changes.takeOver(live.id(), longestInFlight)
			.map((sent) -> sent.plus(settings.answerTimeout()))
			.orElse(Instant.MIN);
		return new UnknownOutcomeResolver(live, changes, new ApiLookup(live.client()), settings, clock, notBefore);
	}

	private UnknownOutcomeResolver(LiveRun live, LinkChanges changes, LinkLookup lookup, ApplySettings settings,
			Clock clock, Instant notBefore) {
		this.live = live;
		this.changes = changes;
		this.lookup = lookup;
		this.settings = settings;
		this.clock = clock;
		this.notBefore = notBefore;
	}

	/**
	 * The outcomes of a claim.
	 *
	 * @param lease the lease of the claim
	 * @param outcomes one outcome for each row; none when a stop is requested before the
	 * read-back
	 */
	record Result(String lease, List<Outcome> outcomes) {

	}

	/**
	 * Claims and reads back some rows with unknown outcome.
	 * @return their outcomes, or empty when no outcome is unknown
	 */
	Optional<Result> next() {
		Claim claim = this.changes.claimUnknown(this.live.id(), this.live.executionId(), this.position.after(),
				this.settings.claimSize());
		this.position.claimed(claim);
		if (claim.isEmpty()) {
			return Optional.empty();
		}
		List<Outcome> outcomes = pause() ? readBack(claim.rows()).stream().map(this::limitAttempts).toList()
				: List.of();
		return Optional.of(new Result(claim.lease(), outcomes));
	}

	/**
	 * Returns an outcome for each row: APPLIED when the link has the after image, PLANNED
	 * when it has the before image, STALE when another client changed it, UNKNOWN for an
	 * add whose settle time has not passed.
	 */
	private List<Outcome> readBack(List<LedgerRow> rows) {
		CurrentLinks now = CurrentLinks.forReadBack(this.lookup, rows);
		return rows.stream().map((row) -> readBack(row, now)).toList();
	}

	private Outcome readBack(LedgerRow row, CurrentLinks now) {
		return (row.change().action() == LinkAction.ADD) ? AddCheck.readBack(row, now, isSettled(row))
				: AnswerCheck.readBack(row, now.link(row));
	}

	/**
	 * Must be called with all outcomes that are recorded, including those of sent
	 * batches.
	 */
	void settled(List<Outcome> outcomes) {
		this.position.settled(outcomes);
	}

	private boolean isSettled(LedgerRow row) {
		Instant now = this.clock.instant();
		return !this.settling.computeIfAbsent(row.seq(), (seq) -> now.plus(this.settings.settle())).isAfter(now);
	}

	private boolean pause() {
		Duration wait = Duration.between(this.clock.instant(), this.notBefore);
		if (wait.isNegative() || wait.isZero()) {
			wait = Duration.ofMillis(this.pauses.apply(Math.min(++this.rounds, 10)));
		}
		try {
			this.live.stop().sleep(wait);
			return true;
		}
		catch (InterruptedException ex) {
			// the rows stay UNKNOWN for the next execution
			this.live.stop().raise();
			return false;
		}
	}

	private Outcome limitAttempts(Outcome outcome) {
		if (outcome.state() != ChangeState.PLANNED) {
			return outcome;
		}
		this.settling.remove(outcome.row().seq());
		int attempt = this.attempts.merge(outcome.row().seq(), 1, Integer::sum);
		return (attempt < this.settings.attempts()) ? outcome : Outcome.of(outcome.row(), ChangeState.FAILED,
				"Sent %d times without an answer and without effect".formatted(attempt));
	}

}
