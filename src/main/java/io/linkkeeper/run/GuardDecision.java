package io.linkkeeper.run;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The guard's verdict on a plan, with its reason and figures.
 *
 * @param verdict the verdict
 * @param reason the limits that are exceeded, and by how much
 * @param guarded the number of planned changes of links that exist
 * @param selectionSize the number of links that the definition selects and does not
 * protect, or {@code null} when no limit depended on it
 * @param decidedAt when the guard decided
 */
public record GuardDecision(Verdict verdict, String reason, long guarded, @Nullable Long selectionSize,
		Instant decidedAt) {

}
