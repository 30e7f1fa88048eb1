package io.linkkeeper.run;

import org.jspecify.annotations.Nullable;

/**
 * How far the preparation and collect steps of a run are.
 *
 * @param preparationPosition where the next part of the preparation begins, or
 * {@code null} before the first
 * @param collectPosition where the next batch to collect begins, or {@code null} before
 * the first
 * @param counts what was collected so far
 * @param kinds the planned changes so far by kind
 */
public record RunProgress(@Nullable String preparationPosition, @Nullable String collectPosition, CollectCounts counts,
		KindCounts kinds) {

}
