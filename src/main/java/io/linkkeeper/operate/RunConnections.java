package io.linkkeeper.operate;

import java.util.Optional;

import io.linkkeeper.account.Accounts;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.execution.LiveRuns;
import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.kaltura.http.Sleeper;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;

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

	RunConnections(Runs runs, LiveRuns liveRuns, Accounts accounts, Sleeper sleeper) {
		this.runs = runs;
		this.liveRuns = liveRuns;
		this.accounts = accounts;
		this.sleeper = sleeper;
	}

	void open(Run run, long executionId) {
		StopSignal stop = new StopSignal(this.sleeper);
		JobDefinition definition = JobDefinition.fromJson(run.definition());
		this.liveRuns.add(new LiveRun(this.runs, run, executionId, definition,
				this.accounts.connect(run.account().name(), stop), stop));
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

}
