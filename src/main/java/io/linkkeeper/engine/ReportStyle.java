package io.linkkeeper.engine;

import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;

/**
 * How a command reports the runs that it executes.
 *
 * @param json whether stdout receives the run as JSON instead of its counts
 * @param detailedExit whether the exit code tells if there was something to do
 */
public record ReportStyle(boolean json, boolean detailedExit) {

	static final ReportStyle PLAIN = new ReportStyle(false, false);

	ExitCode exitCode(RunResult result) {
		boolean changes = this.detailedExit && result.exitCode() == ExitCode.DONE && result.run().planned() > 0;
		return changes ? ExitCode.CHANGES : result.exitCode();
	}

}
