package io.linkkeeper.csvimport;

import java.util.Locale;
import java.util.Map;

import io.linkkeeper.ledger.ChangeRow;
import io.linkkeeper.ledger.InputRows.InputRow;
import io.linkkeeper.ledger.RejectedRow;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row, in words for people.
 *
 * @param word one or two words
 * @param linkId its link, or {@code null} when it has none
 * @param gone whether the link is deleted
 * @param again whether the row should be corrected and fed again
 * @param error what is wrong, or {@code null}
 */
record RowOutcome(String word, @Nullable String linkId, boolean gone, boolean again, @Nullable String error) {

	/** The run ended before this row. */
	static final RowOutcome NOT_READ = new RowOutcome("not read", null, false, false, null);

	private static final Map<String, String> DONE = Map.of("ADD", "added", "UPDATE", "updated", "DELETE", "deleted");

	static RowOutcome of(InputRow row) {
		return row.rejected()
			.map(RowOutcome::rejected)
			.orElseGet(() -> new RowOutcome("unchanged", row.linkId().orElse(null), false, false, null));
	}

	private static RowOutcome rejected(RejectedRow row) {
		return new RowOutcome("rejected", null, false, true, row.reason());
	}

	static RowOutcome of(ChangeRow change) {
		boolean deleted = change.action().equals("DELETE");
		return switch (change.state()) {
			case APPLIED -> new RowOutcome(change.alreadySo() ? "already so" : done(change), change.linkId(), deleted,
					false, change.error());
			case PLANNED -> new RowOutcome("planned " + change.action().toLowerCase(Locale.ROOT), change.linkId(),
					false, false, null);
			case STALE -> new RowOutcome("stale", change.linkId(), false, true, change.error());
			case REJECTED -> new RowOutcome("rejected", change.linkId(), false, true, change.error());
			case FAILED -> new RowOutcome("failed", change.linkId(), false, false, change.error());
			case SENT, UNKNOWN -> new RowOutcome("unknown", change.linkId(), false, false, change.error());
		};
	}

	private static String done(ChangeRow change) {
		return DONE.getOrDefault(change.action(), change.action());
	}

}
