package io.linkkeeper.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The decisions about a collected batch, and where it is in the order of reading.
 *
 * @param decisions the decisions
 * @param scanned the number of links or rows that were read
 * @param from where the batch begins, or {@code null} for the first one
 * @param position where the next batch begins
 */
public record CollectedBatch(Decisions decisions, long scanned, @Nullable String from, String position) {
}
