package io.linkkeeper.run;

import java.time.Instant;

/**
 * What the guard decided, and on which figures.
 *
 * @param verdict the verdict
 * @param reason which limits were compared, and which was passed by how much
 * @param guarded how many planned changes count against the limits
 * @param selectionSize how many links the account has in the selection
 * @param decidedAt when
 */
public record GuardDecision(Verdict verdict, String reason, long guarded, long selectionSize, Instant decidedAt) {

}
