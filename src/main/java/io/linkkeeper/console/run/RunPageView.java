package io.linkkeeper.console.run;

import io.linkkeeper.console.change.ChangeTable;

/**
 * The page of a run with the first of its changes.
 *
 * @param run the run
 * @param changes its changes
 */
public record RunPageView(RunView run, ChangeTable changes) {

}
