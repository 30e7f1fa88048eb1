package io.linkkeeper.launch;

import io.linkkeeper.ledger.RunSummary;

/**
 * How a verb ended.
 *
 * @param run the run as it stands now
 * @param exitCode the process's exit code
 * @param message one line for people
 */
public record RunResult(RunSummary run, ExitCode exitCode, String message) {

}
