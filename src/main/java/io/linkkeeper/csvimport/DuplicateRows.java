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
 * The rows of a file that name the same link. Which of them is meant would be a guess, so
 * all are rejected, each naming another one. Found in passes over the file, in memory
 * that does not grow with it: hashes that occur twice, some of them at a time where they
 * are many, then the keys behind them. Immutable.
 */
final class DuplicateRows {

	/** Keys; a file with more is broken in a way that row by row cannot be told. */
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

	/** The first two lines of a key. */
	private record Lines(long first, long second) {

	}

	/**
	 * Finds the rows of a file that name the same link.
	 * @param file the file, read from end to end
	 * @param match how rows find their links
	 * @throws CsvException when the file cannot be read to its end, or has too many
	 */
	static DuplicateRows in(ImportFile file, Match match) {
		return in(file, match, HASHES_AT_ONCE);
	}

	static DuplicateRows in(ImportFile file, Match match, int hashesAtOnce) {
		Set<Long> twice = new HashSet<>();
		RepeatedHashes all = new RepeatedHashes(file.name(), match, 0, 1, hashesAtOnce, twice);
		long rows = file.each(all::note);
		int parts = all.isWhole() ? 0 : (int) (rows * RowKey.MAX_PER_ROW / hashesAtOnce) + 1;
		for (int part = 0; part < parts; part++) {
			file.each(new RepeatedHashes(file.name(), match, part, parts, Integer.MAX_VALUE, twice)::note);
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

	/** How many rows the file has. */
	long rows() {
		return this.rows;
	}

	/**
	 * What another row has in common with a row.
	 * @param header the heading
	 * @param row the row
	 * @return why the row cannot be used, or {@code null} when no other names its link
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
