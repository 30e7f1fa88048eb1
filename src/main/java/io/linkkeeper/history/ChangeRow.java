package io.linkkeeper.history;

import io.linkkeeper.ledger.ChangeState;
import org.jspecify.annotations.Nullable;

/**
 * A ledger row for people and scripts.
 *
 * @param seq its place in the run
 * @param linkId the link, or {@code null} for an add that has not been made
 * @param action ADD, UPDATE or DELETE
 * @param before the link before, as JSON; {@code null} for an add
 * @param after the fields that are set, as JSON
 * @param reason why
 * @param state where it stands
 * @param alreadySo whether nothing had to be done
 * @param attempt the number of the attempt
 * @param execution the execution that touched it last
 * @param error what went wrong, or {@code null}
 * @param line the line of the input that asked for it, or {@code null}
 */
public record ChangeRow(long seq, @Nullable String linkId, String action, @Nullable String before, String after,
		String reason, ChangeState state, boolean alreadySo, int attempt, long execution, @Nullable String error,
		@Nullable Long line) {

}
