package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.PreDeleteCheck;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.protection.RunProtection;
import io.linkkeeper.run.StateCounts;

import org.springframework.stereotype.Component;

/**
 * Applies the planned changes of a run in an {@link ApplyLoop}. The ledger is the
 * position: rows that an earlier execution claimed are taken over as UNKNOWN, and FAILED
 * rows are retried. Thread-safe.
 */
@Component
final class PlanApplier {

	private final LinkChanges changes;

	private final Ownership ownership;

	private final ApplySettings settings;

	private final ClientSettings clientSettings;

	private final Clock clock;

	private final ProgressFeed progress;

	PlanApplier(LinkChanges changes, Ownership ownership, ApplySettings settings, ClientSettings clientSettings,
			Clock clock, ProgressFeed progress) {
		this.changes = changes;
		this.ownership = ownership;
		this.settings = settings;
		this.clientSettings = clientSettings;
		this.clock = clock;
		this.progress = progress;
	}

	/**
	 * Applies changes until all have an outcome, a stop is requested, or a failure ends
	 * the loop.
	 * @param live the run
	 * @param protection returns what is protected when it is called
	 * @param preDeleteCheck re-evaluates deletes just before sending; created after the
	 * rows of an earlier execution are taken over, so that its failure leaves none SENT
	 * @return the failure that ended the loop, or empty
	 */
	Optional<RuntimeException> apply(LiveRun live, Supplier<RunProtection> protection,
			Supplier<PreDeleteCheck> preDeleteCheck) {
		UnknownOutcomeResolver resolver = UnknownOutcomeResolver.takingOver(live, this.changes,
				this.ownership.longestInFlight(), this.settings, this.clock);
		this.changes.retryFailed(live.id());
		Recheck recheck = new Recheck(new ApiLookup(live.client()), protection, preDeleteCheck.get());
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(live.client()::send, live.stop(), this.clock,
				this.clientSettings.concurrentRequests())) {
			return new ApplyLoop(live, this.changes, preparation(live, recheck), resolver, limits(live), this.progress)
				.run(dispatcher);
		}
	}

	StateCounts count(LiveRun live) {
		return this.changes.count(live.id());
	}

	private ClaimPreparation preparation(LiveRun live, Recheck recheck) {
		ClaimPreparation.Sizes sizes = new ClaimPreparation.Sizes(this.settings.claimSize(),
				this.clientSettings.callsPerRequest());
		return new ClaimPreparation(live, this.changes, recheck, sizes, recheckValidity(), this.clock);
	}

	private ApplyLimits limits(LiveRun live) {
		return new ApplyLimits(new FailureLimit(live.definition().limits(), live.facts().planned()),
				new OverdueTimeout(longestOverdue(live), this.clock));
	}

	private Duration longestOverdue(LiveRun live) {
		return Collections.max(List.of(this.clientSettings.retry().longestBlock(), live.client().patience()));
	}

	/**
	 * How long a re-check is valid. Where another process may take the run over, not
	 * longer than the bound on requests in flight that it relies on.
	 */
	private Duration recheckValidity() {
		Duration inFlight = this.ownership.longestInFlight();
		boolean shorter = !inFlight.isZero() && inFlight.compareTo(ClaimPreparation.RECHECK_VALIDITY) < 0;
		return shorter ? inFlight : ClaimPreparation.RECHECK_VALIDITY;
	}

}
