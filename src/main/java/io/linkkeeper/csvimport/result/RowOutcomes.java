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
 * What became of each line of a run's file, asked for in the order of the lines: the
 * changes were planned in that order too, so all is read once. Not thread-safe.
 */
public final class RowOutcomes {

	private final InOrder<ChangeRow> changes;

	private final InOrder<InputRow> rows;

	public RowOutcomes(long runId, RunQueries queries, InputRows inputRows) {
		this.changes = new InOrder<>((last) -> queries.changesAfter(runId, (last != null) ? last.seq() : 0),
				RowOutcomes::lineOf);
		this.rows = new InOrder<>((last) -> inputRows.after(runId, (last != null) ? last.line() : 0), InputRow::line);
	}

	private static long lineOf(ChangeRow change) {
		return Objects.requireNonNull(change.line());
	}

	/**
	 * What became of a line.
	 * @param line the line, after those asked for before
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
	 * Something that is known of lines, read some at a time.
	 *
	 * @param <T> what is known of a line
	 */
	private static final class InOrder<T> {

		private final Function<@Nullable T, List<T>> more;

		private final ToLongFunction<T> line;

		private final Deque<T> next = new ArrayDeque<>();

		private @Nullable T last;

		private boolean ended;

		InOrder(Function<@Nullable T, List<T>> more, ToLongFunction<T> line) {
			this.more = more;
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
				this.next.addAll(this.more.apply(this.last));
				this.last = this.next.peekLast();
				this.ended = this.next.isEmpty();
			}
			return this.next.peek();
		}

	}

}
