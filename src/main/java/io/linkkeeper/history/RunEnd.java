package io.linkkeeper.history;

import org.jspecify.annotations.Nullable;

/**
 * How the last execution of a run ended.
 *
 * @param alive whether a living process executes the run
 * @param interrupted whether the process of the last execution died
 * @param abandoned whether the run was abandoned
 * @param exitCode the number of the exit code, or {@code null} for none
 */
public record RunEnd(boolean alive, boolean interrupted, boolean abandoned, @Nullable Integer exitCode) {
}
