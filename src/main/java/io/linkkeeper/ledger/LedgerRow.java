package io.linkkeeper.ledger;

import java.time.Instant;

import io.linkkeeper.link.LinkChange;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: a planned change and where it stands.
 *
 * @param runId the run that planned it
 * @param seq its place in the run, from 1
 * @param change what is to be done
 * @param state where it stands
 * @param attempt the number of the attempt, from 1
 * @param executionId the execution that touched it last
 * @param sentAt when it was last claimed for sending, or {@code null}
 */
public record LedgerRow(long runId, long seq, LinkChange change, ChangeState state, int attempt, long executionId,
		@Nullable Instant sentAt) {

}
