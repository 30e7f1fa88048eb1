package io.linkkeeper.operate;

import java.util.Map;

import io.linkkeeper.kaltura.http.RequestStatistics;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;

/**
 * Receives the events of runs that this process executes. Called on the thread of each
 * run: it must be thread-safe, return quickly and not throw.
 */
public interface RunListener {

	/**
	 * Called when an execution of a run begins.
	 * @param run the facts of the run before it began
	 */
	void executionStarted(Run run);

	/**
	 * Called after the execution's last API request.
	 * @param traffic the requests of the execution
	 * @param refusals the number of API errors by code
	 */
	void requestsCompleted(RequestStatistics traffic, Map<String, Long> refusals);

	/**
	 * Called after the end of an execution is recorded; not when another process records
	 * it.
	 * @param run the facts of the run before its end was recorded
	 * @param exitCode how it ended
	 * @param counts all its changes by state, those of earlier executions included
	 */
	void executionEnded(Run run, ExitCode exitCode, StateCounts counts);

}
