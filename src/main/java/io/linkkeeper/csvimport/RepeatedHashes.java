package io.linkkeeper.csvimport;

import java.util.Set;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.definition.rule.ImportSettings.Match;

/**
 * Collects repeated hashes of row keys in one pass over a file, limited to one part of
 * the hash range where a file has too many keys for memory. Not thread-safe.
 */
final class RepeatedHashes {

	private final String file;

	private final Match match;

	private final int part;

	private final int parts;

	private final int limit;

	private final Set<Long> repeated;

	private LongHashSet seen = new LongHashSet();

	private boolean complete = true;

	/**
	 * Creates a pass.
	 * @param file the name of the file, for messages
	 * @param match the column that identifies links
	 * @param part the part of the hash range, from 0
	 * @param parts the number of parts
	 * @param limit the maximum number of distinct hashes; with more, the pass stops
	 * collecting and is incomplete
	 * @param repeated receives the repeated hashes
	 */
	RepeatedHashes(String file, Match match, int part, int parts, int limit, Set<Long> repeated) {
		this.file = file;
		this.match = match;
		this.part = part;
		this.parts = parts;
		this.limit = limit;
		this.repeated = repeated;
	}

	/** Whether the hashes so far did not exceed the limit. */
	boolean isComplete() {
		return this.complete;
	}

	void add(CsvHeader header, CsvRow row) {
		if (this.complete) {
			RowKey.of(header, row, this.match).forEach((key) -> add(key.hash(), row.line()));
		}
	}

	private void add(long hash, long line) {
		if (Long.remainderUnsigned(hash >>> 20, this.parts) != this.part) {
			return;
		}
		if (!this.seen.add(hash) && this.repeated.add(hash)) {
			refuseTooMany(line);
		}
		if (this.seen.size() > this.limit) {
			this.complete = false;
			this.seen = new LongHashSet();
		}
	}

	private void refuseTooMany(long line) {
		if (this.repeated.size() > DuplicateRows.MAX_REPEATED_KEYS) {
			throw new CsvException(this.file, line,
					"is where the file repeats the %dth link; is it the right file?".formatted(this.repeated.size()));
		}
	}

}
