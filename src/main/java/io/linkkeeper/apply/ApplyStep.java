package io.linkkeeper.apply;

import java.util.Optional;

import io.linkkeeper.execution.ConnectivityCheck;
import io.linkkeeper.execution.JobFeature;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.StepFactory;
import io.linkkeeper.protection.CurrentProtection;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * The apply step: applies the planned changes of a run that the guard passed or an
 * operator approved, except to links that are protected now. Without a pass or an
 * approval the step ends STOPPED without an API call. Thread-safe.
 */
@Component
final class ApplyStep implements StepFactory {

	private final LiveRuns liveRuns;

	private final ConnectivityCheck connectivityCheck;

	private final AccountLock accountLock;

	private final UnknownOutcomes unknownOutcomes;

	private final PlanApplier applier;

	private final CurrentProtection protection;

	ApplyStep(LiveRuns liveRuns, ConnectivityCheck connectivityCheck, AccountLock accountLock,
			UnknownOutcomes unknownOutcomes, PlanApplier applier, CurrentProtection protection) {
		this.liveRuns = liveRuns;
		this.connectivityCheck = connectivityCheck;
		this.accountLock = accountLock;
		this.unknownOutcomes = unknownOutcomes;
		this.applier = applier;
		this.protection = protection;
	}

	@Override
	public Tasklet tasklet(JobFeature feature) {
		return (contribution, context) -> execute(feature, contribution, context);
	}

	private RepeatStatus execute(JobFeature feature, StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		Run run = live.facts();
		if (!run.mayApply()) {
			contribution.getStepExecution().setTerminateOnly();
		}
		else if (run.planned() > 0) {
			this.accountLock.acquire(live, contribution.getStepExecution().getJobParameters());
			this.connectivityCheck.beforeApply(live, this.applier.count(live).open());
			this.unknownOutcomes.readBackOthers(live);
			apply(live, feature);
		}
		return RepeatStatus.FINISHED;
	}

	private void apply(LiveRun live, JobFeature feature) {
		Optional<RuntimeException> failure = this.applier.apply(live, this.protection.during(live.facts()),
				() -> live.collectSpec(feature).preDeleteCheck());
		live.noteTraffic();
		StateCounts counts = this.applier.count(live);
		if (!live.stop().isRaised() && counts.open() > 0) {
			throw new ApplyIncompleteException(counts, failure.orElse(null));
		}
	}

}
