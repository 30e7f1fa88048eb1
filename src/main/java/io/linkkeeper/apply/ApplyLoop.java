package io.linkkeeper.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.run.Run;
import org.jspecify.annotations.Nullable;

/**
 * Applies the planned changes of one run: claims rows, re-checks and dispatches them,
 * records the outcomes, and reads unknown outcomes back. The next claim is prepared while
 * requests are in flight. Runs on one thread.
 */
final class ApplyLoop {

	private final LiveRun live;

	private final Run run;

	private final LinkChanges changes;

	private final ClaimPreparation claims;

	private final UnknownOutcomeResolver resolver;

	private final ApplyLimits limits;

	private final ProgressFeed progress;

	private long settled;

	private @Nullable RuntimeException failure;

	ApplyLoop(LiveRun live, LinkChanges changes, ClaimPreparation claims, UnknownOutcomeResolver resolver,
			ApplyLimits limits, ProgressFeed progress) {
		this.live = live;
		this.run = live.facts();
		this.changes = changes;
		this.claims = claims;
		this.resolver = resolver;
		this.limits = limits;
		this.progress = progress;
	}

	/**
	 * Applies changes until all have an outcome, a stop is requested, or a failure ends
	 * the loop.
	 * @param dispatcher sends the changes; idle before and after
	 * @return the failure that ended the loop, or empty
	 */
	Optional<RuntimeException> run(ApplyDispatcher dispatcher) {
		this.settled = this.run.planned() - this.changes.count(this.run.id()).open();
		try {
			applyAll(dispatcher);
		}
		catch (RuntimeException ex) {
			this.failure = ex;
		}
		this.live.stop().clearInterrupt();
		drain(dispatcher);
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
		if (this.failure == null) {
			this.failure = this.limits.exceeded().map((limit) -> new IllegalStateException(limit)).orElse(null);
		}
		return this.failure != null || this.live.stop().isRaised();
	}

	private boolean prepareNext(ApplyDispatcher dispatcher) {
		Optional<ClaimPreparation.Prepared> prepared = this.claims.next();
		prepared.ifPresent((claim) -> dispatch(claim, dispatcher));
		return prepared.isPresent();
	}

	private void dispatch(ClaimPreparation.Prepared claim, ApplyDispatcher dispatcher) {
		if (claim.failure().isPresent()) {
			this.live.stop().clearInterrupt();
		}
		settle(claim.lease(), claim.settled());
		claim.failure().ifPresent((ex) -> {
			throw ex;
		});
		claim.batches().forEach(dispatcher::send);
		this.live.noteTraffic();
	}

	private boolean readBackNext() {
		Optional<UnknownOutcomeResolver.Result> result = this.resolver.next();
		result.ifPresent((read) -> settle(read.lease(), read.outcomes()));
		return result.isPresent();
	}

	private void settle(List<BatchResult> results) {
		Map<String, List<Outcome>> byLease = new LinkedHashMap<>();
		for (BatchResult result : results) {
			byLease.computeIfAbsent(result.batch().lease(), (lease) -> new ArrayList<>()).addAll(result.outcomes());
			if (result.failure() != null && this.failure == null) {
				this.failure = result.failure();
			}
			this.limits.countResult(result);
		}
		byLease.forEach(this::settle);
	}

	private void settle(String lease, List<Outcome> outcomes) {
		if (outcomes.isEmpty()) {
			return;
		}
		this.changes.settle(lease, outcomes);
		this.claims.settled(outcomes);
		this.resolver.settled(outcomes);
		this.limits.countOutcomes(outcomes);
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
