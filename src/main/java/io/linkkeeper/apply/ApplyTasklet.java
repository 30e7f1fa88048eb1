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
 * Applies the planned changes of a run that may write. The position is the ledger: rows
 * that an earlier execution had claimed are taken over as unknown, failed ones are tried
 * again. Without the guard's pass or an operator's approval the step ends STOPPED without
 * a call, whatever restarted it.
 */
public final class ApplyTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final JobFeature feature;

	private final ConnectivityCheck contact;

	private final Ownership ownership;

	private final AccountLock accountTurn;

	private final LinkChanges changes;

	private final ApplySettings settings;

	private final ClientSettings clientSettings;

	private final Clock clock;

	private final ProgressFeed progress;

	public ApplyTasklet(LiveRuns liveRuns, JobFeature feature, ConnectivityCheck contact, Ownership ownership, LinkChanges changes,
			ApplySettings settings, ClientSettings clientSettings, Clock clock, ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.feature = feature;
		this.contact = contact;
		this.ownership = ownership;
		this.accountTurn = new AccountLock(ownership, clock);
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
			this.accountTurn.take(live, contribution.getStepExecution().getJobParameters());
			this.contact.beforeApply(live);
			apply(live);
		}
		return RepeatStatus.FINISHED;
	}

	private void apply(LiveRun live) {
		Optional<Instant> takenOver = this.changes.takeOver(live.id(), this.ownership.longestAfterlife());
		this.changes.retryFailed(live.id());
		Optional<RuntimeException> failure = loop(live, takenOver).run();
		live.noteTraffic();
		StateCounts counts = this.changes.count(live.id());
		if (!live.stop().isRaised() && counts.open() > 0) {
			throw new ApplyIncompleteException(counts, failure.orElse(null));
		}
	}

	private ApplyLoop loop(LiveRun live, Optional<Instant> takenOver) {
		Recheck recheck = new Recheck(new ApiLookup(live.client()), live.assignment(this.feature).secondThought());
		Instant notBefore = takenOver.map((sent) -> sent.plus(this.settings.answerTimeout())).orElse(Instant.MIN);
		UnknownOutcomeResolver readBack = new UnknownOutcomeResolver(live, this.changes, recheck, this.settings, this.clock, notBefore);
		return new ApplyLoop(live, this.changes, recheck, readBack, goodFor(), this.settings, this.clientSettings,
				this.clock, this.progress);
	}

	/**
	 * How long a re-check may be relied on. Where another process may take over, that
	 * process must know when the last parcel of this one can have left.
	 */
	private Duration goodFor() {
		Duration afterlife = this.ownership.longestAfterlife();
		boolean sooner = !afterlife.isZero() && afterlife.compareTo(ApplyLoop.RECHECK_GOOD_FOR) < 0;
		return sooner ? afterlife : ApplyLoop.RECHECK_GOOD_FOR;
	}

}
