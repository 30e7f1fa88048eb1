package io.linkkeeper.console.change;

import org.jspecify.annotations.Nullable;

/**
 * The page of a change with all texts in full.
 *
 * @param run the run id
 * @param seq the number of the change in the run
 * @param change the change
 * @param leaveOut the address that asks before it is left out or put back, or
 * {@code null} when it cannot be
 */
public record ChangePageView(long run, long seq, ChangeTable.Line change, @Nullable String leaveOut) {

}
