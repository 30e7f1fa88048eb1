package io.linkkeeper.guard;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.execution.CollectSpec;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.Verdict;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/**
 * The guard step: decides once per run and sets the verdict as exit status. A recorded
 * decision is never revised.
 */
@Component
final class GuardTasklet implements Tasklet {

	private final LiveRuns liveRuns;

	private final Runs runs;

	private final LinkChanges changes;

	private final Clock clock;

	GuardTasklet(LiveRuns liveRuns, Runs runs, LinkChanges changes, Clock clock) {
		this.liveRuns = liveRuns;
		this.runs = runs;
		this.changes = changes;
		this.clock = clock;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
		LiveRun live = this.liveRuns.of(context);
		Run run = live.facts();
		if (run.decision() == null) {
			this.runs.decide(run.id(), decide(live, run));
		}
		Run decided = live.facts();
		GuardDecision decision = Objects.requireNonNull(decided.decision());
		// the process may have died after the decision, and the plan may be approved by
		// now
		Verdict verdict = decided.mayApply() ? Verdict.PASSED : decision.verdict();
		contribution.setExitStatus(new ExitStatus(verdict.name(), decision.reason()));
		return RepeatStatus.FINISHED;
	}

	private GuardDecision decide(LiveRun live, Run run) {
		long guarded = this.changes.countGuarded(run.id());
		long selectionSize = live.client().count(CollectSpec.selectionOf(live.definition()));
		live.noteTraffic();
		List<Long> earlier = this.runs.comparable(run, Runs.MOST_COMPARED);
		Guard.Figures figures = new Guard.Figures(run.mode(), guarded, selectionSize, earlier);
		return Guard.decide(live.definition().limits(), figures, this.clock.instant());
	}

}
