package io.linkkeeper.guard;

import java.util.List;
import java.util.Objects;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;

import org.springframework.stereotype.Component;

/**
 * Compares a plan that was revised with its limits again, with the figures of the first
 * decision: the same selection, and the runs before it. Thread-safe.
 */
@Component
public final class PlanGuard {

	private final EarlierRuns earlier;

	PlanGuard(EarlierRuns earlier) {
		this.earlier = earlier;
	}

	/**
	 * Decides about a revised plan.
	 * @param run the run, which the guard has decided about
	 * @param kinds its planned changes by kind as they are now
	 * @return the decision: that an approval is waited for, within the limits or over
	 * one; made at the time of the first decision, as the plan is as old as before
	 */
	public GuardDecision decide(Run run, KindCounts kinds) {
		GuardDecision first = Objects.requireNonNull(run.decision());
		Limits limits = JobDefinition.fromJson(run.definition()).limits();
		List<Long> changes = this.earlier.comparable(run, Runs.MOST_COMPARED);
		return Guard.decide(limits, RunMode.PLAN, new Guard.Figures(kinds, first.selectionSize(), changes),
				first.decidedAt());
	}

}
