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
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

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

	private final TwinCorrection applier;

	private final CurrentProtection protection;

	ApplyStep(LiveRuns liveRuns, ConnectivityCheck connectivityCheck, AccountLock accountLock,
			UnknownOutcomes unknownOutcomes, TwinCorrection applier, CurrentProtection protection) {
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
			throw new IncompleteException(counts, failure.orElse(null));
		}
	}

	/**
	 * Thrown when some planned changes are not in a final state at the end of the step.
	 */
	static final class IncompleteException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		IncompleteException(StateCounts counts, @Nullable RuntimeException reason) {
			super("Of %d planned changes %d failed, %d have an unknown outcome and %d were not sent%s".formatted(
					counts.planned(), counts.failed(), counts.unknown(), counts.notSent(),
					(reason != null) ? ": " + FailureText.of(reason) : ""), reason);
		}

	}

}
