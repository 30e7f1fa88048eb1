package io.linkkeeper.console.change;

/**
 * The page of a change with all texts in full.
 *
 * @param run the run id
 * @param seq the number of the change in the run
 * @param change the change
 */
public record ChangePageView(long run, long seq, ChangeTable.Line change) {

}
