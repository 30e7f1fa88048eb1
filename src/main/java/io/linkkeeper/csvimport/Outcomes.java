package io.linkkeeper.csvimport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.ledger.ChangeRow;
import io.linkkeeper.ledger.InputRows;
import io.linkkeeper.ledger.InputRows.InputRow;
import io.linkkeeper.ledger.RunQueries;
import org.jspecify.annotations.Nullable;

/**
 * What became of each line of a run's file, asked for in the order of the lines: the
 * changes were planned in that order too, so all is read once. Not thread-safe.
 */
final class Outcomes {

	private final long runId;

	private final RunQueries queries;

	private final InputRows inputRows;

	private final Deque<ChangeRow> changes = new ArrayDeque<>();

	private long lastSeq;

	private Map<Long, InputRow> rows = Map.of();

	Outcomes(long runId, RunQueries queries, InputRows inputRows) {
		this.runId = runId;
		this.queries = queries;
		this.inputRows = inputRows;
	}

	/**
	 * Looks up a stretch of lines.
	 * @param first its first line
	 * @param last its last line
	 */
	void moveTo(long first, long last) {
		this.rows = this.inputRows.between(this.runId, first, last)
			.stream()
			.collect(Collectors.toMap(InputRow::line, Function.identity()));
	}

	/**
	 * What became of a line within the stretch.
	 * @param line the line, after those asked for before
	 * @return the outcome
	 */
	RowOutcome of(long line) {
		ChangeRow change = changeAt(line);
		if (change != null) {
			return RowOutcome.of(change);
		}
		InputRow row = this.rows.get(line);
		return (row != null) ? RowOutcome.of(row) : RowOutcome.NOT_READ;
	}

	private @Nullable ChangeRow changeAt(long line) {
		if (this.changes.isEmpty()) {
			this.changes.addAll(this.queries.changesAfter(this.runId, this.lastSeq));
		}
		ChangeRow next = this.changes.peek();
		if (next == null || next.line() == null || next.line() != line) {
			return null;
		}
		this.lastSeq = next.seq();
		return this.changes.remove();
	}

}
