package io.linkkeeper.csvimport;

import java.util.Set;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.definition.rule.ImportSettings.Match;

/**
 * Finds the hashes of keys that occur twice in one pass over a file, or in one part of
 * all hashes where those of the file are too many to remember. Not thread-safe.
 */
final class RepeatedHashes {

	private final String file;

	private final Match match;

	private final int part;

	private final int parts;

	private final int most;

	private final Set<Long> repeated;

	private LongHashSet seen = new LongHashSet();

	private boolean whole = true;

	/**
	 * A pass that has seen nothing yet.
	 * @param file what to call the file
	 * @param match how rows find their links
	 * @param part which part of all hashes to look at, from 0
	 * @param parts how many parts there are
	 * @param most how many hashes to remember; with more, the pass gives up
	 * @param repeated takes what occurs twice
	 */
	RepeatedHashes(String file, Match match, int part, int parts, int most, Set<Long> repeated) {
		this.file = file;
		this.match = match;
		this.part = part;
		this.parts = parts;
		this.most = most;
		this.repeated = repeated;
	}

	/** Whether all hashes of the part could be remembered so far. */
	boolean isWhole() {
		return this.whole;
	}

	void note(CsvHeader header, CsvRow row) {
		if (this.whole) {
			RowKey.of(header, row, this.match).forEach((key) -> note(key.hash(), row.line()));
		}
	}

	private void note(long hash, long line) {
		if (Long.remainderUnsigned(hash >>> 20, this.parts) != this.part) {
			return;
		}
		if (!this.seen.add(hash) && this.repeated.add(hash)) {
			refuseTooMany(line);
		}
		if (this.seen.size() > this.most) {
			this.whole = false;
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
