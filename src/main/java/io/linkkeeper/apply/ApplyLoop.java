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
 * Applies one run's planned changes: claims, re-checks, hands to the senders, writes down
 * what came of it, reads back what is unknown. While requests are in flight, the next
 * claim is prepared, so they never wait for bookkeeping. Runs on one thread.
 */
final class ApplyLoop {

	/** A parcel that waited longer is re-checked before it is sent. */
	static final Duration RECHECK_GOOD_FOR = Duration.ofSeconds(30);

	private final LiveRun live;

	private final Run run;

	private final LinkChanges changes;

	private final ApplySettings settings;

	private final ClientSettings clientSettings;

	private final Clock clock;

	private final Recheck recheck;

	private final UnknownOutcomeResolver readBack;

	private final Duration goodFor;

	private final FailureLimit brake;

	private final OverdueTimeout patience;

	private final ProgressFeed progress;

	private final ClaimPosition position = new ClaimPosition(ChangeState.PLANNED);

	private int claimSize;

	private long settled;

	private @Nullable RuntimeException failure;

	ApplyLoop(LiveRun live, LinkChanges changes, Recheck recheck, UnknownOutcomeResolver readBack, Duration goodFor,
			ApplySettings settings, ClientSettings clientSettings, Clock clock, ProgressFeed progress) {
		this.live = live;
		this.run = live.facts();
		this.changes = changes;
		this.recheck = recheck;
		this.readBack = readBack;
		this.goodFor = goodFor;
		this.settings = settings;
		this.claimSize = settings.claimSize();
		this.clientSettings = clientSettings;
		this.clock = clock;
		this.progress = progress;
		this.brake = new FailureLimit(live.definition().limits(), this.run.planned());
		this.patience = new OverdueTimeout(clientSettings.retry().longestBlock(), clock);
	}

	/**
	 * Goes on until every planned change has an outcome, or the run should stop, or
	 * nothing more can be done.
	 * @return why it ended early, or nothing
	 */
	Optional<RuntimeException> run() {
		this.settled = this.run.planned() - this.changes.count(this.run.id()).open();
		try (ApplyDispatcher senders = new ApplyDispatcher(this.live.client()::send, this.live.stop(), this.clock,
				this.clientSettings.concurrentRequests())) {
			try {
				applyAll(senders);
			}
			catch (RuntimeException ex) {
				this.failure = ex;
			}
			this.live.stop().clearInterrupt();
			drain(senders);
		}
		return Optional.ofNullable(this.failure);
	}

	private void applyAll(ApplyDispatcher senders) {
		while (!shouldEnd()) {
			settle(senders.take());
			if (senders.haveRoom() && prepareNext(senders)) {
				continue;
			}
			if (!senders.areIdle()) {
				settle(senders.await());
			}
			else if (!readBackNext()) {
				return;
			}
		}
	}

	private boolean shouldEnd() {
		if (this.failure == null && this.brake.isTripped()) {
			this.failure = new IllegalStateException(this.brake.reason());
		}
		if (this.failure == null && this.patience.isAtItsEnd()) {
			this.failure = new IllegalStateException(this.patience.reason());
		}
		return this.failure != null || this.live.stop().isRaised();
	}

	private boolean prepareNext(ApplyDispatcher senders) {
		Claim claim = this.changes.claim(this.run.id(), this.live.executionId(), this.position.after(), this.claimSize);
		this.position.claimed(claim);
		if (claim.isEmpty()) {
			return false;
		}
		Instant goodUntil = this.clock.instant().plus(this.goodFor);
		Recheck.Result checked = check(claim);
		if (this.clock.instant().plus(RECHECK_GOOD_FOR.dividedBy(2)).isAfter(goodUntil)) {
			// so slow a server would leave no time to send what was checked
			this.claimSize = Math.max(1, this.claimSize / 2);
		}
		settle(claim.lease(), checked.settled());
		List<LedgerRow> rows = checked.toSend();
		int size = this.clientSettings.callsPerRequest();
		for (int from = 0; from < rows.size(); from += size) {
			senders.send(new ChangeBatch(claim.lease(), List.copyOf(rows.subList(from, Math.min(rows.size(), from + size))),
					goodUntil));
		}
		this.live.noteTraffic();
		return true;
	}

	private boolean readBackNext() {
		Optional<UnknownOutcomeResolver.Result> result = this.readBack.next();
		result.ifPresent((read) -> settle(read.lease(), read.outcomes()));
		return result.isPresent();
	}

	private Recheck.Result check(Claim claim) {
		try {
			return this.recheck.check(claim.rows());
		}
		catch (RuntimeException ex) {
			this.live.stop().clearInterrupt();
			// nothing of it was sent, so it need not be read back
			settle(claim.lease(),
					BatchResult.notSent(new ChangeBatch(claim.lease(), claim.rows(), Instant.MAX), null).outcomes());
			throw ex;
		}
	}

	private void settle(List<BatchResult> deliveries) {
		Map<String, List<Outcome>> byLease = new LinkedHashMap<>();
		for (BatchResult delivery : deliveries) {
			byLease.computeIfAbsent(delivery.parcel().lease(), (lease) -> new ArrayList<>())
				.addAll(delivery.outcomes());
			if (delivery.failure() != null && this.failure == null) {
				this.failure = delivery.failure();
			}
			this.patience.count(delivery);
		}
		byLease.forEach(this::settle);
	}

	private void settle(String lease, List<Outcome> outcomes) {
		if (outcomes.isEmpty()) {
			return;
		}
		this.changes.settle(lease, outcomes);
		this.position.settled(outcomes);
		this.readBack.settled(outcomes);
		this.brake.count(outcomes);
		this.settled += outcomes.stream().filter((outcome) -> outcome.state().isFinal()).count();
		this.progress.publish(this.run.id(), "apply", this.settled, this.run.planned());
	}

	/**
	 * Lets what is in flight come to its end and writes it down.
	 */
	private void drain(ApplyDispatcher senders) {
		senders.cancel();
		while (!senders.areIdle()) {
			settle(senders.await());
		}
	}

}
