package io.linkkeeper.console.change;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.linkkeeper.console.frame.ShownTime;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A run with what its pages need of it.
 *
 * @param detail the run with its executions
 * @param run its facts
 * @param definition the definition that it was started with
 */
public record ShownRun(RunDetail detail, Run run, JobDefinition definition) {

	/**
	 * Returns the run id.
	 * @return the id
	 */
	public long id() {
		return this.run.id();
	}

	/**
	 * Returns the run in one line.
	 * @return the summary
	 */
	public RunSummary summary() {
		return this.detail.summary();
	}

	/**
	 * Returns the zone of the schedule.
	 * @return the zone, or UTC without schedule
	 */
	public ZoneId zone() {
		return (this.definition.schedule() != null) ? this.definition.schedule().zone() : ZoneOffset.UTC;
	}

	/**
	 * Makes a time readable in the zone of the run.
	 * @param time the time, or {@code null}
	 * @return the time, or {@code null}
	 */
	public @Nullable ShownTime time(@Nullable Instant time) {
		return ShownTime.find(time, zone());
	}

	/**
	 * Whether the plan of the run waits for an approval.
	 * @return true when it can be applied, rejected and revised
	 */
	public boolean waits() {
		return summary().isContinuedBy("apply");
	}

	/**
	 * Whether the guard stopped the run.
	 * @return true when its plan is over a limit
	 */
	public boolean isOverLimit() {
		GuardDecision decision = this.run.decision();
		return decision != null && decision.verdict() == Verdict.GUARD;
	}

}
