package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Claim;
import io.linkkeeper.ledger.LedgerRow;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * Applies the planned changes of one run: claims rows, re-checks and dispatches them, records the outcomes, and reads unknown outcomes back. The next claim is prepared while requests are in flight. Runs on one thread.
 */
final class ApplyLoop {

	/** A batch that waited longer is re-checked before it is sent. */
	static final Duration RECHECK_VALIDITY = Duration.ofSeconds(30);

	private final LiveRun live;

	private final Run run;

	private final LinkChanges changes;

	private final ApplySettings settings;

	private final ClientSettings clientSettings;

	private final Clock clock;

	private final Recheck recheck;

	private final UnknownOutcomeResolver resolver;

	private final Duration recheckValidity;

	private final FailureLimit failureLimit;

	private final OverdueTimeout overdueTimeout;

	private final ProgressFeed progress;

	private final ClaimPosition position = new ClaimPosition(ChangeState.PLANNED);

	private int claimSize;

	private long settled;

	private @Nullable RuntimeException failure;

	ApplyLoop(LiveRun live, LinkChanges changes, Recheck recheck, UnknownOutcomeResolver resolver, Duration recheckValidity,
			ApplySettings settings, ClientSettings clientSettings, Clock clock, ProgressFeed progress) {
		this.live = live;
		this.run = live.facts();
		this.changes = changes;
		this.recheck = recheck;
		this.resolver = resolver;
		this.recheckValidity = recheckValidity;
		this.settings = settings;
		this.claimSize = settings.claimSize();
		this.clientSettings = clientSettings;
		this.clock = clock;
		this.progress = progress;
		this.failureLimit = new FailureLimit(live.definition().limits(), this.run.planned());
		this.overdueTimeout = new OverdueTimeout(clientSettings.retry().longestBlock(), clock);
	}

	/**
	 * Applies changes until all have an outcome, a stop is requested, or a failure ends the loop.
	 * @return the failure that ended the loop, or empty
	 */
	Optional<RuntimeException> run() {
		this.settled = this.run.planned() - this.changes.count(this.run.id()).open();
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(this.live.client()::send, this.live.stop(), this.clock,
				this.clientSettings.concurrentRequests())) {
			try {
				applyAll(dispatcher);
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
			this.live.stop().clearInterrupt();
			drain(dispatcher);
		}
		return Optional.ofNullable(this.failure);
	}

	private void applyAll(ApplyDispatcher dispatcher) {
		while (!shouldEnd()) {
			settle(dispatcher.take());
			if (dispatcher.hasCapacity() && prepareNext(dispatcher)) {
				continue;
			}
			if (!dispatcher.isIdle()) {
				settle(dispatcher.await());
			}
			else if (!readBackNext()) {
				return;
			}
		}
	}

	private boolean shouldEnd() {
		if (this.failure == null && this.failureLimit.isExceeded()) {
			this.failure = new IllegalStateException(this.failureLimit.reason());
		}
		if (this.failure == null && this.overdueTimeout.isExceeded()) {
			this.failure = new IllegalStateException(this.overdueTimeout.reason());
		}
		return this.failure != null || this.live.stop().isRaised();
	}

	private boolean prepareNext(ApplyDispatcher dispatcher) {
		Claim claim = this.changes.claim(this.run.id(), this.live.executionId(), this.position.after(), this.claimSize);
		this.position.claimed(claim);
		if (claim.isEmpty()) {
			return false;
		}
		Instant deadline = this.clock.instant().plus(this.recheckValidity);
		Recheck.Result checked = check(claim);
		if (this.clock.instant().plus(RECHECK_VALIDITY.dividedBy(2)).isAfter(deadline)) {
			// the server is so slow that the re-check would expire before sending
			this.claimSize = Math.max(1, this.claimSize / 2);
		}
		settle(claim.lease(), checked.settled());
		List<LedgerRow> rows = checked.toSend();
		int size = this.clientSettings.callsPerRequest();
		for (int from = 0; from < rows.size(); from += size) {
			dispatcher.send(new ChangeBatch(claim.lease(),
					List.copyOf(rows.subList(from, Math.min(rows.size(), from + size))), deadline));
		}
		this.live.noteTraffic();
		return true;
	}

	private boolean readBackNext() {
		Optional<UnknownOutcomeResolver.Result> result = this.resolver.next();
		result.ifPresent((read) -> settle(read.lease(), read.outcomes()));
		return result.isPresent();
	}

	private Recheck.Result check(Claim claim) {
		try {
			return this.recheck.check(claim.rows());
		}
		catch (RuntimeException ex) {
			this.live.stop().clearInterrupt();
			// none of the rows was sent, so none needs read-back
			settle(claim.lease(),
					BatchResult.notSent(new ChangeBatch(claim.lease(), claim.rows(), Instant.MAX), null).outcomes());
			throw ex;
		}
	}

	private void settle(List<BatchResult> results) {
		Map<String, List<Outcome>> byLease = new LinkedHashMap<>();
		for (BatchResult result : results) {
			byLease.computeIfAbsent(result.batch().lease(), (lease) -> new ArrayList<>())
				.addAll(result.outcomes());
			if (result.failure() != null && this.failure == null) {
				this.failure = result.failure();
			}
			this.overdueTimeout.count(result);
		}
		byLease.forEach(this::settle);
	}

	private void settle(String lease, List<Outcome> outcomes) {
		if (outcomes.isEmpty()) {
			return;
		}
		this.changes.settle(lease, outcomes);
		this.position.settled(outcomes);
		this.resolver.settled(outcomes);
		this.failureLimit.count(outcomes);
		this.settled += outcomes.stream().filter((outcome) -> outcome.state().isFinal()).count();
		this.progress.publish(this.run.id(), "apply", this.settled, this.run.planned());
	}

	/**
	 * Waits for the requests in flight and records their outcomes.
	 */
	private void drain(ApplyDispatcher dispatcher) {
		dispatcher.cancel();
		while (!dispatcher.isIdle()) {
			settle(dispatcher.await());
		}
	}

}
