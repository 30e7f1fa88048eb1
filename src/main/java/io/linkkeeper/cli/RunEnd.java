package io.linkkeeper.cli;

import io.linkkeeper.ledger.RunSummary;

/**
 * How an operation on a run ended.
 *
 * @param run the run afterwards
 * @param exitCode the process's exit code
 * @param message what happened and what can be done next
 */
record RunEnd(RunSummary run, int exitCode, String message) {

}
