package io.linkkeeper.csvimport.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.ledger.InputRows.InputRow;
import io.linkkeeper.link.RowWarnings;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a row, as the result file shows it.
 *
 * @param label the content of the column {@code outcome}
 * @param linkId the link of the row, or {@code null} without one
 * @param deleted whether the link is deleted
 * @param next the remaining action for the row
 * @param error the error or further information, or {@code null}
 * @param warnings warnings about valid but unusual values
 */
public record RowOutcome(String label, @Nullable String linkId, boolean deleted, Next next, @Nullable String error,
		List<String> warnings) {

	/** The outcome of a row after the last one that the run read. */
	static final RowOutcome NOT_READ = new RowOutcome("not read", null, false, Next.RETRY, null, List.of());

	private static final Map<String, String> DONE = Map.of("ADD", "added", "UPDATE", "updated", "DELETE", "deleted");

	private static final String RESTART = "a restart of the run finds out, or import the row again";

	/**
	 * The remaining action of the user for a row.
	 */
	public enum Next {

		/** None; the row is finished. */
		NOTHING,

		/** Correct the row and import it again. */
		CORRECT,

		/** Restart the run, or import the row again unchanged. */
		RETRY

	}

	static RowOutcome of(InputRow row) {
		List<String> warnings = row.reason().map(RowWarnings::in).orElse(List.of());
		return row.rejected()
				? new RowOutcome("rejected", null, false, Next.CORRECT,
						row.reason().map(RowWarnings::without).orElse(null), warnings)
				: new RowOutcome("unchanged", row.linkId().orElse(null), false, Next.NOTHING, null, warnings);
	}

	static RowOutcome of(ChangeRow change) {
		return withoutWarnings(change).warning(RowWarnings.in(change.reason()));
	}

	private static RowOutcome withoutWarnings(ChangeRow change) {
		boolean deleted = change.action().equals("DELETE");
		return switch (change.state()) {
			case APPLIED -> new RowOutcome(change.alreadySo() ? "already so" : done(change), change.linkId(), deleted,
					Next.NOTHING, change.error(), List.of());
			case PLANNED -> new RowOutcome("planned " + change.action().toLowerCase(Locale.ROOT), change.linkId(),
					false, Next.RETRY, change.error(), List.of());
			case LEFT_OUT ->
				new RowOutcome("left out", change.linkId(), false, Next.NOTHING, change.error(), List.of());
			case STALE -> new RowOutcome("stale", change.linkId(), false, Next.CORRECT, change.error(), List.of());
			case REJECTED ->
				new RowOutcome("rejected", change.linkId(), false, Next.CORRECT, change.error(), List.of());
			case FAILED -> new RowOutcome("failed", change.linkId(), false, Next.RETRY, change.error(), List.of());
			case SENT, UNKNOWN -> new RowOutcome("unknown", change.linkId(), false, Next.RETRY,
					(change.error() != null) ? change.error() + "; " + RESTART : RESTART, List.of());
		};
	}

	private RowOutcome warning(List<String> others) {
		return new RowOutcome(this.label, this.linkId, this.deleted, this.next, this.error, others);
	}

	private static String done(ChangeRow change) {
		return DONE.getOrDefault(change.action(), change.action());
	}

}
