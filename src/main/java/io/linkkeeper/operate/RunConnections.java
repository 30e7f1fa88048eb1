package io.linkkeeper.operate;

import java.time.Duration;
import java.util.Optional;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.apply.TwinCorrection;
import io.linkkeeper.apply.UnknownOutcomes;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.StateCounts;

import org.springframework.stereotype.Component;

/**
 * Opens and removes the API connections of executions. Thread-safe.
 */
@Component
class RunConnections {

	private final Runs runs;

	private final LiveRuns liveRuns;

	private final Accounts accounts;

	private final Sleeper sleeper;

	private final UnknownOutcomes unknownOutcomes;

	private final TwinCorrection twins;

	RunConnections(Runs runs, LiveRuns liveRuns, Accounts accounts, Sleeper sleeper, UnknownOutcomes unknownOutcomes,
			TwinCorrection twins) {
		this.runs = runs;
		this.liveRuns = liveRuns;
		this.accounts = accounts;
		this.sleeper = sleeper;
		this.unknownOutcomes = unknownOutcomes;
		this.twins = twins;
	}

	void open(Run run, long executionId) {
		StopSignal stop = new StopSignal(this.sleeper);
		JobDefinition definition = JobDefinition.fromJson(run.definition());
		this.liveRuns.add(new LiveRun(this.runs, run, executionId, definition,
				this.accounts.connect(run.account().name(), patience(run, definition), stop), stop));
	}

	/** An outage may delay a scheduled run as long as a late start would. */
	private static Duration patience(Run run, JobDefinition definition) {
		Schedule schedule = definition.schedule();
		return (schedule != null && run.key().startsWith("schedule:")) ? schedule.lateness() : Duration.ZERO;
	}

	/**
	 * Removes the connection of an execution.
	 * @param executionId the execution
	 * @return the connection, to be closed by the caller, or empty when it was not opened
	 */
	Optional<LiveRun> remove(long executionId) {
		Optional<LiveRun> live = this.liveRuns.find(executionId);
		live.ifPresent(this.liveRuns::remove);
		return live;
	}

	/**
	 * Reads back the changes with unknown outcome of a run that does not execute, and
	 * looks for links that it added twice, with a connection for the purpose. A stop
	 * request ends it early.
	 * @param run the run
	 * @param executionId its last execution
	 * @return its changes by state
	 * @throws KalturaException when the API cannot be reached
	 */
	StateCounts readBack(Run run, long executionId) {
		open(run, executionId);
		try (LiveRun live = this.liveRuns.find(executionId).orElseThrow()) {
			StateCounts counts = this.unknownOutcomes.readBack(live);
			return (counts.unknown() == 0 && this.twins.plan(live)) ? this.twins.count(live) : counts;
		}
		finally {
			remove(executionId);
		}
	}

}
