package io.linkkeeper.csvimport.result;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.ledger.InputRows;
import io.linkkeeper.ledger.InputRows.InputRow;
import org.jspecify.annotations.Nullable;

/**
 * Returns the outcome of each line of a run's file, in ascending order of lines. Changes
 * are planned in this order, so each row of the database is read once. Not thread-safe.
 */
public final class RowOutcomes {

	private final LineCursor<ChangeRow> changes;

	private final LineCursor<InputRow> rows;

	/**
	 * Creates the outcomes at the first line.
	 * @param runId the run
	 * @param queries reads its changes
	 * @param inputRows reads its rejected and unchanged rows
	 */
	public RowOutcomes(long runId, RunQueries queries, InputRows inputRows) {
		this.changes = new LineCursor<>((last) -> queries.changesAfter(runId, (last != null) ? last.seq() : 0),
				RowOutcomes::lineOf);
		this.rows = new LineCursor<>((last) -> inputRows.after(runId, (last != null) ? last.line() : 0),
				InputRow::line);
	}

	private static long lineOf(ChangeRow change) {
		return Objects.requireNonNull(change.line());
	}

	/**
	 * Returns the outcome of a line.
	 * @param line the line, not before the last one that was requested
	 * @return the outcome
	 */
	public RowOutcome of(long line) {
		ChangeRow change = this.changes.at(line);
		if (change != null) {
			return RowOutcome.of(change);
		}
		InputRow row = this.rows.at(line);
		return (row != null) ? RowOutcome.of(row) : RowOutcome.NOT_READ;
	}

	/**
	 * Where outcomes are read.
	 *
	 * @param queries reads the changes of a run
	 * @param inputRows reads its rejected and unchanged rows
	 */
	public record Source(RunQueries queries, InputRows inputRows) {

		/**
		 * Returns the outcomes of a run.
		 * @param runId the run
		 * @return the outcomes at the first line
		 */
		public RowOutcomes of(long runId) {
			return new RowOutcomes(runId, this.queries, this.inputRows);
		}

	}

	/**
	 * A cursor over rows in the order of their lines, fetched in batches.
	 *
	 * @param <T> the row
	 */
	private static final class LineCursor<T> {

		private final Function<@Nullable T, List<T>> fetch;

		private final ToLongFunction<T> line;

		private final Deque<T> next = new ArrayDeque<>();

		private @Nullable T last;

		private boolean ended;

		LineCursor(Function<@Nullable T, List<T>> fetch, ToLongFunction<T> line) {
			this.fetch = fetch;
			this.line = line;
		}

		@Nullable T at(long line) {
			T first = first();
			while (first != null && this.line.applyAsLong(first) < line) {
				this.next.remove();
				first = first();
			}
			return (first != null && this.line.applyAsLong(first) == line) ? first : null;
		}

		private @Nullable T first() {
			if (this.next.isEmpty() && !this.ended) {
				this.next.addAll(this.fetch.apply(this.last));
				this.last = this.next.peekLast();
				this.ended = this.next.isEmpty();
			}
			return this.next.peek();
		}

	}

}
