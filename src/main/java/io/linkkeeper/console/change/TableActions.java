package io.linkkeeper.console.change;

import org.jspecify.annotations.Nullable;

/**
 * What can be done with the changes of a table.
 *
 * @param csv the address of exactly these changes as CSV, on all pages
 * @param next the address of the next page, or {@code null} on the last
 * @param leaveOut the address that asks before these changes are left out, or
 * {@code null} when they cannot be
 * @param putBack the address that asks before these changes are put back, or {@code null}
 * when they cannot be
 */
public record TableActions(String csv, @Nullable String next, @Nullable String leaveOut, @Nullable String putBack) {

}
