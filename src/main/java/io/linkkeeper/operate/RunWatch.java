package io.linkkeeper.operate;

import java.util.Map;

import io.linkkeeper.kaltura.http.RequestStatistics;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.StateCounts;

/**
 * Watches the runs that this process executes. Called on the thread of each run, so it is
 * to be quick and thread-safe. It must not throw.
 */
public interface RunWatch {

	/**
	 * An execution of a run begins.
	 * @param run the run as it stood before
	 */
	void begun(Run run);

	/**
	 * An execution has said its last word to the API.
	 * @param traffic what it sent
	 * @param refusals how often the API answered with an error, by its code
	 */
	void talked(RequestStatistics traffic, Map<String, Long> refusals);

	/**
	 * An execution has ended and its end is written down. Not called when another process
	 * writes it.
	 * @param run the run as it stood before its end was written
	 * @param exitCode how it ended
	 * @param counts how all its changes stand, those of earlier executions included
	 */
	void ended(Run run, ExitCode exitCode, StateCounts counts);

}
