package io.linkkeeper.csvimport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows of a file that identify the same link. All of them are rejected as
 * ambiguous, each with the line of another one. The search takes several passes over the
 * file in bounded memory: the first passes find repeated hashes, one part of the hash
 * range at a time for large files, and the last one finds the keys of these hashes.
 * Immutable.
 */
final class DuplicateRows {

	/** The maximum number of repeated keys; a file with more is refused entirely. */
	static final int MAX_REPEATED_KEYS = 100_000;

	private static final int HASHES_AT_ONCE = 2_000_000;

	private final Match match;

	private final Map<RowKey, Lines> lines;

	private final long rows;

	private DuplicateRows(Match match, Map<RowKey, Lines> lines, long rows) {
		this.match = match;
		this.lines = lines;
		this.rows = rows;
	}

	/** The first two lines with a key. */
	private record Lines(long first, long second) {

	}

	/**
	 * Searches a file for rows that identify the same link.
	 * @param file the file
	 * @param match the column that identifies links
	 * @return the duplicate rows
	 * @throws CsvException when the file cannot be read to its end, or has more than
	 * {@value #MAX_REPEATED_KEYS} repeated keys
	 */
	static DuplicateRows in(ImportFile file, Match match) {
		return in(file, match, HASHES_AT_ONCE);
	}

	static DuplicateRows in(ImportFile file, Match match, int hashesAtOnce) {
		Set<Long> twice = new HashSet<>();
		RepeatedHashes all = new RepeatedHashes(file.name(), match, 0, 1, hashesAtOnce, twice);
		long rows = file.each(all::add);
		int parts = all.isComplete() ? 0 : (int) (rows * RowKey.MAX_PER_ROW / hashesAtOnce) + 1;
		for (int part = 0; part < parts; part++) {
			file.each(new RepeatedHashes(file.name(), match, part, parts, Integer.MAX_VALUE, twice)::add);
		}
		return new DuplicateRows(match, twice.isEmpty() ? Map.of() : linesOf(file, match, twice), rows);
	}

	private static Map<RowKey, Lines> linesOf(ImportFile file, Match match, Set<Long> hashes) {
		Map<RowKey, Lines> lines = new HashMap<>();
		file.each((header, row) -> RowKey.of(header, row, match)
			.stream()
			.filter((key) -> hashes.contains(key.hash()))
			.forEach((key) -> lines.merge(key, new Lines(row.line(), 0),
					(known, other) -> (known.second() == 0) ? new Lines(known.first(), other.first()) : known)));
		lines.values().removeIf((known) -> known.second() == 0);
		return lines;
	}

	/** Returns the number of rows in the file. */
	long rows() {
		return this.rows;
	}

	/**
	 * Checks a row.
	 * @param header the heading
	 * @param row the row
	 * @return the validation error, or {@code null} when no other row identifies the same
	 * link
	 */
	@Nullable String problem(CsvHeader header, CsvRow row) {
		if (this.lines.isEmpty()) {
			return null;
		}
		List<RowKey> keys = RowKey.of(header, row, this.match);
		for (RowKey key : keys) {
			Lines both = this.lines.get(key);
			if (both != null) {
				long other = (both.first() != row.line()) ? both.first() : both.second();
				return "line %d has the same %s; which row is meant cannot be told".formatted(other, key.column());
			}
		}
		return null;
	}

}
