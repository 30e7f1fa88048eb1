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
 * @param kinds the planned changes so far by kind, without those left out
 * @param revision how the plan was revised
 */
public record RunProgress(@Nullable String preparationPosition, @Nullable String collectPosition, CollectCounts counts,
		KindCounts kinds, Revision revision) {

	/**
	 * How a plan was revised while it waits for an approval.
	 *
	 * @param leftOut the number of planned changes that are left out
	 * @param version how often changes were left out or put back
	 */
	public record Revision(long leftOut, long version) {

		/** A plan as it was made. */
		public static final Revision NONE = new Revision(0, 0);

	}

}
