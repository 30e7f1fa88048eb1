package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.linkkeeper.collect.ApiLookup;
import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * The apply step: applies the planned changes of a run that the guard passed or an operator approved. The ledger is its position: rows that an earlier execution claimed are taken over as UNKNOWN, and FAILED rows are retried. Without a pass or an approval the step ends STOPPED without an API call.
 */
public final class ApplyTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final JobFeature feature;

	private final ConnectivityCheck connectivityCheck;

	private final Ownership ownership;

	private final AccountLock accountLock;

	private final LinkChanges changes;

	private final ApplySettings settings;

	private final ClientSettings clientSettings;

	private final Clock clock;

	private final ProgressFeed progress;

	public ApplyTasklet(LiveRuns liveRuns, JobFeature feature, ConnectivityCheck connectivityCheck, Ownership ownership,
			LinkChanges changes, ApplySettings settings, ClientSettings clientSettings, Clock clock,
			ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.feature = feature;
		this.connectivityCheck = connectivityCheck;
		this.ownership = ownership;
		this.accountLock = new AccountLock(ownership, clock);
		this.changes = changes;
		this.settings = settings;
		this.clientSettings = clientSettings;
		this.clock = clock;
		this.progress = progress;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		Run run = live.facts();
		if (!run.mayApply()) {
			contribution.getStepExecution().setTerminateOnly();
		}
		else if (run.planned() > 0) {
			this.accountLock.acquire(live, contribution.getStepExecution().getJobParameters());
			this.connectivityCheck.beforeApply(live);
			apply(live);
		}
		return RepeatStatus.FINISHED;
	}

	private void apply(LiveRun live) {
		Optional<Instant> takenOver = this.changes.takeOver(live.id(), this.ownership.longestInFlight());
		this.changes.retryFailed(live.id());
		Optional<RuntimeException> failure = loop(live, takenOver).run();
		live.noteTraffic();
		StateCounts counts = this.changes.count(live.id());
		if (!live.stop().isRaised() && counts.open() > 0) {
			throw new ApplyIncompleteException(counts, failure.orElse(null));
		}
	}

	private ApplyLoop loop(LiveRun live, Optional<Instant> takenOver) {
		Recheck recheck = new Recheck(new ApiLookup(live.client()), live.collectSpec(this.feature).preDeleteCheck());
		Instant notBefore = takenOver.map((sent) -> sent.plus(this.settings.answerTimeout())).orElse(Instant.MIN);
		UnknownOutcomeResolver resolver = new UnknownOutcomeResolver(live, this.changes, recheck, this.settings,
				this.clock, notBefore);
		return new ApplyLoop(live, this.changes, recheck, resolver, recheckValidity(), this.settings, this.clientSettings,
				this.clock, this.progress);
	}

	/**
	 * How long a re-check is valid. Where another process may take the run over, not longer than the bound on requests in flight that it relies on.
	 */
	private Duration recheckValidity() {
		Duration inFlight = this.ownership.longestInFlight();
		boolean sooner = !inFlight.isZero() && inFlight.compareTo(ApplyLoop.RECHECK_VALIDITY) < 0;
		return sooner ? inFlight : ApplyLoop.RECHECK_VALIDITY;
	}

}
