package io.linkkeeper.run;

import org.jspecify.annotations.Nullable;

/**
 * How far the preparation and collect steps of a run are.
 *
 * @param preparationPosition where the next part of the preparation begins, or
 * {@code null} before the first
 * @param collectPosition where the next batch to collect begins, or {@code null} before
 * the first
 * @param planned the number of planned changes so far
 * @param rejected the number of rejected input rows so far
 */
public record RunProgress(@Nullable String preparationPosition, @Nullable String collectPosition, long planned,
		long rejected) {

	public RunProgress {
		if (planned < 0 || rejected < 0) {
			throw new IllegalArgumentException("Counts must not be negative: %d, %d".formatted(planned, rejected));
		}
	}

}
