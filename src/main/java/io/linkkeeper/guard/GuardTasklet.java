package io.linkkeeper.guard;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.collect.ProtectionUse;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.ProgressFeed;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The guard step: decides once per run and sets the verdict as exit status. A recorded
 * decision is never revised.
 */
@Component
final class GuardTasklet implements Tasklet {

	private static final Logger logger = LoggerFactory.getLogger(GuardTasklet.class);

	private final LiveRuns liveRuns;

	private final Runs runs;

	private final EarlierRuns earlier;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final ProgressFeed progress;

	GuardTasklet(LiveRuns liveRuns, Runs runs, EarlierRuns earlier, TransactionTemplate transaction, Clock clock,
			ProgressFeed progress) {
		this.liveRuns = liveRuns;
		this.runs = runs;
		this.earlier = earlier;
		this.transaction = transaction;
		this.clock = clock;
		this.progress = progress;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		Run run = live.facts();
		if (run.decision() == null) {
			GuardDecision decision = decide(live, run);
			this.transaction.executeWithoutResult((status) -> {
				this.runs.decide(run.id(), decision);
				this.earlier.supersede(run, decision);
			});
		}
		Run decided = live.facts();
		GuardDecision recorded = Objects.requireNonNull(decided.decision());
		// the process may have died after the decision, and the plan may be approved by
		// now
		Verdict verdict = decided.mayApply() ? Verdict.PASSED : recorded.verdict();
		contribution.setExitStatus(new ExitStatus(verdict.name(), recorded.reason()));
		return RepeatStatus.FINISHED;
	}

	private GuardDecision decide(LiveRun live, Run run) {
		Limits limits = live.definition().limits();
		boolean shares = !live.definition().type().followsEarlierRuns() && Guard.comparesShares(limits, run.kinds());
		ProtectionUse protectionUse = new ProtectionUse(live.definition().protect());
		Long admitted = shares ? new AdmittedLinks(live, protectionUse, this.clock.instant(), this.progress).count()
				: null;
		if (run.mode() == RunMode.PLAN && live.definition().type() != JobType.UNDO) {
			protectionUse.lookUp(live.client());
			warn(run, protectionUse);
		}
		live.noteTraffic();
		List<Long> earlier = this.earlier.comparable(run, Runs.MOST_COMPARED);
		Guard.Figures figures = new Guard.Figures(run.kinds(), admitted, earlier);
		return Guard.decide(limits, run.mode(), figures, this.clock.instant());
	}

	private static void warn(Run run, ProtectionUse protectionUse) {
		protectionUse.unmatched()
			.forEach((entry) -> logger.warn("%s protects no link of the account: correct it in the definition of %s"
				.formatted(entry, run.job())));
	}

}
