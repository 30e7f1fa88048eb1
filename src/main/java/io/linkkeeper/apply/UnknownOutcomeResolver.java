package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.resilience4j.core.IntervalFunction;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.Outcome;

/**
 * Finds out what became of changes that were sent without an answer, before any of them
 * is sent again. Waits first: until a request of a dead process has ended for sure, and
 * longer from one round to the next. For one thread.
 */
final class UnknownOutcomeResolver {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final LiveRun live;

	private final LinkChanges changes;

	private final Recheck recheck;

	private final ApplySettings settings;

	private final Clock clock;

	private final Instant notBefore;

	private final IntervalFunction pauses = IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 2, 0.5,
			LONGEST_PAUSE);

	private final ClaimPosition position = new ClaimPosition(ChangeState.UNKNOWN);

	private final Map<Long, Integer> attempts = new HashMap<>();

	/** Until when an add may still be made, by its row. */
	private final Map<Long, Instant> settling = new HashMap<>();

	private int rounds;

	UnknownOutcomeResolver(LiveRun live, LinkChanges changes, Recheck recheck, ApplySettings settings, Clock clock,
			Instant notBefore) {
		this.live = live;
		this.changes = changes;
		this.recheck = recheck;
		this.settings = settings;
		this.clock = clock;
		this.notBefore = notBefore;
	}

	/**
	 * What became of changes that were claimed together.
	 *
	 * @param lease the lease they were claimed with
	 * @param outcomes one for each; none when the run should stop before they are read
	 */
	record Result(String lease, List<Outcome> outcomes) {

	}

	/**
	 * Reads some unknown changes back.
	 * @return what became of them, or nothing when no outcome is unknown
	 */
	Optional<Result> next() {
		Claim claim = this.changes.claimUnknown(this.live.id(), this.live.executionId(), this.position.after(),
				this.settings.claimSize());
		this.position.claimed(claim);
		if (claim.isEmpty()) {
			return Optional.empty();
		}
		List<Outcome> outcomes = pause()
				? this.recheck.readBack(claim.rows(), this::isSettled).stream().map(this::limitAttempts).toList()
				: List.of();
		return Optional.of(new Result(claim.lease(), outcomes));
	}

	/**
	 * Takes note of what was written down, by whomever it was found out.
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
			// the rows stay unknown, for the next execution
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
				"Sent %d times without an answer, and never done".formatted(attempt));
	}

}
