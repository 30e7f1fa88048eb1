package io.linkkeeper.attention;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A run, start, definition or notification that needs an operator.
 *
 * @param kind its kind
 * @param job the definition's name, or {@code null} when it concerns no job
 * @param run the run, or {@code null} when it concerns none
 * @param at when it began, or {@code null} when that is not known
 * @param text one sentence, with commands between backticks
 * @param next the command that helps, without the program's name
 */
public record Matter(MatterKind kind, @Nullable String job, @Nullable Long run, @Nullable Instant at, String text,
		String next) {

}
