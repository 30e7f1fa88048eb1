package io.linkkeeper.csvimport.result;

import java.util.Locale;
import java.util.Map;

import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.ledger.InputRows.InputRow;
import io.linkkeeper.link.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row, in words for people.
 *
 * @param word one or two words
 * @param linkId its link, or {@code null} when it has none
 * @param gone whether the link is deleted
 * @param next what the user can do with the row
 * @param error what is wrong, or what else there is to say; {@code null} for nothing
 */
public record RowOutcome(String word, @Nullable String linkId, boolean deleted, Next next, @Nullable String error) {

	/** The run ended before this row. */
	static final RowOutcome NOT_READ = new RowOutcome("not read", null, false, Next.RETRY, null);

	private static final Map<String, String> DONE = Map.of("ADD", "added", "UPDATE", "updated", "DELETE", "deleted");

	private static final String RESTART = "a restart of the run finds out, or import the row again";

	/**
	 * What the user can do with a row.
	 */
	public enum Next {

		/** It is done with. */
		NOTHING,

		/** Correct it and import it again. */
		CORRECT,

		/** Restart the run, or import it again as it is. */
		RETRY

	}

	static RowOutcome of(InputRow row) {
		return row.rejected()
			.map(RowOutcome::rejected)
			.orElseGet(() -> new RowOutcome("unchanged", row.linkId().orElse(null), false, Next.NOTHING, null));
	}

	private static RowOutcome rejected(Rejected row) {
		return new RowOutcome("rejected", null, false, Next.CORRECT, row.reason());
	}

	static RowOutcome of(ChangeRow change) {
		boolean deleted = change.action().equals("DELETE");
		return switch (change.state()) {
			case APPLIED -> new RowOutcome(change.alreadySo() ? "already so" : done(change), change.linkId(), deleted,
					Next.NOTHING, change.error());
			case PLANNED -> new RowOutcome("planned " + change.action().toLowerCase(Locale.ROOT), change.linkId(),
					false, Next.RETRY, change.error());
			case STALE -> new RowOutcome("stale", change.linkId(), false, Next.CORRECT, change.error());
			case REJECTED -> new RowOutcome("rejected", change.linkId(), false, Next.CORRECT, change.error());
			case FAILED -> new RowOutcome("failed", change.linkId(), false, Next.RETRY, change.error());
			case SENT, UNKNOWN -> new RowOutcome("unknown", change.linkId(), false, Next.RETRY,
					(change.error() != null) ? change.error() + "; " + RESTART : RESTART);
		};
	}

	/**
	 * The same outcome with a warning behind what there is to say.
	 */
	public RowOutcome warning(String warning) {
		return new RowOutcome(this.word, this.linkId, this.deleted, this.next,
				(this.error != null) ? this.error + "; " + warning : warning);
	}

	private static String done(ChangeRow change) {
		return DONE.getOrDefault(change.action(), change.action());
	}

}
