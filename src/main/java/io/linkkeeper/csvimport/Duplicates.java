package io.linkkeeper.csvimport;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.definition.ImportSettings.Match;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that name the same link. Which of them is meant would be a guess, so
 * all are rejected, each naming another one. Found in several passes over the file, in
 * memory that does not grow with it: hashes that occur twice, some of them at a time,
 * then the keys behind them. Immutable.
 */
final class Duplicates {

	/** Keys; a file with more is broken in a way that row by row cannot be told. */
	static final int MOST = 100_000;

	private static final int HASHES_AT_ONCE = 2_000_000;

	private final Match match;

	private final Map<RowKey, Lines> lines;

	private Duplicates(Match match, Map<RowKey, Lines> lines) {
		this.match = match;
		this.lines = lines;
	}

	/** The first two lines of a key. */
	private record Lines(long first, long second) {

	}

	/**
	 * Finds the rows of a file that name the same link.
	 * @param file the file
	 * @param match how rows find their links
	 * @param rows how many rows the file has
	 */
	static Duplicates in(ImportFile file, Match match, long rows) {
		return in(file, match, rows, HASHES_AT_ONCE);
	}

	static Duplicates in(ImportFile file, Match match, long rows, int hashesAtOnce) {
		int parts = (int) (rows * RowKey.MOST_IN_A_ROW / hashesAtOnce) + 1;
		Set<Long> twice = hashesSeenTwice(file, match, parts);
		Map<RowKey, Lines> lines = twice.isEmpty() ? Map.of() : linesOf(file, match, twice);
		return new Duplicates(match, lines);
	}

	private static Set<Long> hashesSeenTwice(ImportFile file, Match match, int parts) {
		Set<Long> twice = new HashSet<>();
		for (int part = 0; part < parts; part++) {
			SeenHashes seen = new SeenHashes();
			int wanted = part;
			eachKey(file, match, (key, line) -> {
				long hash = key.hash();
				if (Long.remainderUnsigned(hash >>> 20, parts) == wanted && !seen.add(hash)) {
					twice.add(hash);
					refuseTooMany(file, twice.size(), line);
				}
			});
		}
		return twice;
	}

	private static Map<RowKey, Lines> linesOf(ImportFile file, Match match, Set<Long> hashes) {
		Map<RowKey, Lines> lines = new HashMap<>();
		eachKey(file, match, (key, line) -> {
			if (hashes.contains(key.hash())) {
				lines.merge(key, new Lines(line, 0),
						(known, other) -> (known.second() == 0) ? new Lines(known.first(), line) : known);
			}
		});
		lines.values().removeIf((known) -> known.second() == 0);
		return lines;
	}

	private static void eachKey(ImportFile file, Match match, BiConsumer<RowKey, Long> consumer) {
		file.each((header, row) -> RowKey.of(header, row, match).forEach((key) -> consumer.accept(key, row.line())));
	}

	private static void refuseTooMany(ImportFile file, int found, long line) {
		if (found > MOST) {
			throw new CsvException(file.name(), line,
					"is where the file repeats the %dth link; is it the right file?".formatted(found));
		}
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
