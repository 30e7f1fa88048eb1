package io.linkkeeper.operate;

import io.linkkeeper.history.RunSummary;
import io.linkkeeper.run.ExitCode;

/**
 * How a verb ended.
 *
 * @param run the run as it stands now
 * @param exitCode the process's exit code
 * @param message one line for people
 */
public record RunResult(RunSummary run, ExitCode exitCode, String message) {

}
