package io.linkkeeper.operate;

import io.linkkeeper.history.RunSummary;
import io.linkkeeper.run.ExitCode;

/**
 * The result of an operation on a run.
 *
 * @param run the current summary of the run
 * @param exitCode the process's exit code
 * @param message one line for operators
 */
public record RunResult(RunSummary run, ExitCode exitCode, String message) {

}
