package io.linkkeeper.run;

import java.time.Instant;

/**
 * The guard's verdict on a plan, with its reason and figures.
 *
 * @param verdict the verdict
 * @param reason the limits that are exceeded, and by how much
 * @param guarded the number of planned changes that count against the limits
 * @param selectionSize the number of links that the definition selects
 * @param decidedAt when the guard decided
 */
public record GuardDecision(Verdict verdict, String reason, long guarded, long selectionSize, Instant decidedAt) {

}
