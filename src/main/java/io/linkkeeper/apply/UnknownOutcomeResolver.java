package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.resilience4j.core.IntervalFunction;
import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Reads back changes with unknown outcome before any of them is sent again. An effect
 * that is there is recorded at once; its absence only when the request can have none any
 * more, whichever execution sent it. Before the server has answered a write that was sent
 * later, changes are released one at a time: a server that stood still may carry out all
 * that was sent meanwhile. Waits with exponential backoff between rounds. For one thread.
 */
final class UnknownOutcomeResolver {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	/** From this round on the pause does not grow. */
	private static final int LONGEST_ROUND = 10;

	private final LiveRun live;

	private final LinkChanges changes;

	private final LinkLookup lookup;

	private final ApplySettings settings;

	private final Clock clock;

	private final IntervalFunction pauses = IntervalFunction.ofExponentialBackoff(FIRST_PAUSE, 2, LONGEST_PAUSE);

	private final ClaimPosition position = new ClaimPosition(ChangeState.UNKNOWN);

	private final Map<Long, Integer> attempts = new HashMap<>();

	/** The end of the settle time of adds, by sequence number. */
	private final Map<Long, Instant> settling = new HashMap<>();

	/** Whether changes without effect are sent again. */
	private final boolean resends;

	private int rounds;

	/** When the server last answered a write. */
	private @Nullable Instant lastAnswer;

	/** When a change was last released without an answer since it was sent. */
	private @Nullable Instant lastProbe;

	/** How many changes were so released since the last outcome. */
	private int probes;

	/**
	 * Takes over the rows that an earlier execution left SENT, and creates their
	 * resolver.
	 * @param longestInFlight the upper bound for requests in flight after lease expiry
	 */
	static UnknownOutcomeResolver takingOver(LiveRun live, LinkChanges changes, Duration longestInFlight,
			ApplySettings settings, Clock clock) {
		changes.takeOver(live.id(), longestInFlight);
		return new UnknownOutcomeResolver(live, changes, new ApiLookup(live.client()), settings, clock, true);
	}

	/**
	 * Takes over rows like {@link #takingOver}, for a run of which nothing is sent again.
	 */
	static UnknownOutcomeResolver settling(LiveRun live, LinkChanges changes, Duration longestInFlight,
			ApplySettings settings, Clock clock) {
		changes.takeOver(live.id(), longestInFlight);
		return new UnknownOutcomeResolver(live, changes, new ApiLookup(live.client()), settings, clock, false);
	}

	UnknownOutcomeResolver(LiveRun live, LinkChanges changes, LinkLookup lookup, ApplySettings settings, Clock clock,
			boolean resends) {
		this.live = live;
		this.changes = changes;
		this.lookup = lookup;
		this.settings = settings;
		this.clock = clock;
		this.resends = resends;
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
		List<Outcome> outcomes = pause() ? readBack(claim.rows()).stream().map(this::release).toList() : List.of();
		return Optional.of(new Result(claim.lease(), outcomes));
	}

	/**
	 * Returns an outcome for each row: APPLIED when the link has the after image. When
	 * its request can have no effect any more, PLANNED when it has the before image and
	 * STALE when another client changed it; UNKNOWN before, and for an add whose settle
	 * time has not passed.
	 */
	private List<Outcome> readBack(List<LedgerRow> rows) {
		Instant asked = this.clock.instant();
		CurrentLinks now = CurrentLinks.forReadBack(this.lookup, rows);
		return withoutOthers(rows.stream().map((row) -> readBack(row, now, asked)).toList(), now);
	}

	/** A link in which another run set the same fields was not changed by this one. */
	private List<Outcome> withoutOthers(List<Outcome> outcomes, CurrentLinks now) {
		Map<ShortLink, LinkFields> left = outcomes.stream()
			.filter(UnknownOutcomeResolver::leavesLink)
			.map(Outcome::row)
			.collect(Collectors.toMap((row) -> Objects.requireNonNull(now.link(row)), (row) -> row.change().after()));
		Set<String> others = this.changes.leftByOthers(this.live.id(), left);
		return outcomes.stream()
			.map((outcome) -> (leavesLink(outcome) && others.contains(outcome.row().linkId()))
					? Outcome.alreadySo(outcome.row(), "Another run made the same change") : outcome)
			.toList();
	}

	private static boolean leavesLink(Outcome outcome) {
		return outcome.state() == ChangeState.APPLIED && outcome.leftUpdatedAt() != null
				&& outcome.row().change().action() == LinkAction.UPDATE;
	}

	/**
	 * Reads back a change. What is absent counts as absent at the time before the links
	 * were asked for: the process may have stood still since.
	 */
	private Outcome readBack(LedgerRow row, CurrentLinks now, Instant asked) {
		boolean late = mayTakeEffect(row, asked);
		Outcome outcome = (row.change().action() == LinkAction.ADD)
				? AddCheck.readBack(row, now, !late && isSettled(row, asked))
				: AnswerCheck.readBack(row, now.link(row));
		return (late && outcome.state() != ChangeState.APPLIED)
				? Outcome.of(row, ChangeState.UNKNOWN, "No effect yet; the server may still be at work") : outcome;
	}

	private boolean mayTakeEffect(LedgerRow row, Instant asked) {
		Instant sent = row.sentAt();
		return sent != null && asked.isBefore(sent.plus(this.settings.answerTimeout()));
	}

	/**
	 * Must be called with all outcomes that are recorded, including those of sent
	 * batches.
	 */
	void settled(List<Outcome> outcomes) {
		this.position.settled(outcomes);
		if (outcomes.stream().anyMatch((outcome) -> outcome.state().isFinal())) {
			this.rounds = 0;
		}
		outcomes.stream().filter((outcome) -> outcome.row().state() == ChangeState.SENT).forEach(this::sent);
	}

	/** A change that is stale or already so was not sent: the next one may be tried. */
	private void sent(Outcome outcome) {
		if (outcome.state().isFinal() || outcome.state() == ChangeState.FAILED) {
			this.probes = 0;
			this.lastProbe = null;
			boolean answered = outcome.state() != ChangeState.STALE && !outcome.alreadySo();
			this.lastAnswer = answered ? this.clock.instant() : this.lastAnswer;
		}
	}

	private boolean isSettled(LedgerRow row, Instant asked) {
		return !this.settling.computeIfAbsent(row.seq(), (seq) -> asked.plus(this.settings.settle())).isAfter(asked);
	}

	private boolean pause() {
		StopSignal stop = this.live.stop();
		Duration wait = Duration.ofMillis(this.pauses.apply(Math.min(++this.rounds, LONGEST_ROUND)));
		try {
			stop.sleep(stop.spread(wait, 0.5, 1.5));
			return true;
		}
		catch (InterruptedException ex) {
			// the rows stay UNKNOWN for the next execution
			stop.raise();
			return false;
		}
	}

	private Outcome release(Outcome outcome) {
		if (outcome.state() != ChangeState.PLANNED || !this.resends || isAnsweredSince(outcome.row())) {
			return limitAttempts(outcome);
		}
		if (this.probes >= this.settings.attempts()) {
			return Outcome.of(outcome.row(), ChangeState.FAILED,
					"Sent without an answer and without effect, like %d after it".formatted(this.probes));
		}
		Instant now = this.clock.instant();
		if (this.lastProbe != null && !now.isAfter(this.lastProbe.plus(this.settings.answerTimeout()))) {
			return Outcome.of(outcome.row(), ChangeState.UNKNOWN, "No effect; the server has to answer a write first");
		}
		this.lastProbe = now;
		this.probes++;
		return limitAttempts(outcome);
	}

	private boolean isAnsweredSince(LedgerRow row) {
		Instant sent = row.sentAt();
		Instant answer = this.lastAnswer;
		return sent == null || (answer != null && !answer.isBefore(sent));
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
