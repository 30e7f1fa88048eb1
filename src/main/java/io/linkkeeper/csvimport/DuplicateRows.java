package io.linkkeeper.csvimport;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.text.Blanks;
import io.linkkeeper.text.SpreadsheetError;
import org.jspecify.annotations.Nullable;

import org.springframework.util.DigestUtils;

/**
 * Finds rows of a file that identify the same link. Equal ones count once; others are all
 * rejected as ambiguous, each with the line of another one. The search takes several
 * passes over the file in bounded memory: the first passes find repeated hashes, one part
 * of the hash range at a time for large files, and the last one finds the keys of these
 * hashes. Immutable.
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

	/**
	 * The first two lines with a key.
	 *
	 * @param digest the digest of the first row
	 * @param equal whether all rows are equal
	 */
	private record Lines(long first, long second, String digest, boolean equal) {

		Lines and(Lines other) {
			boolean stillEqual = this.equal && this.digest.equals(other.digest);
			return new Lines(this.first, (this.second == 0) ? other.first : this.second, this.digest, stillEqual);
		}

		long otherThan(long line) {
			return (this.first != line) ? this.first : this.second;
		}

	}

	/**
	 * Searches a file for rows that identify the same link.
	 * @param file the file
	 * @param match the column that identifies links
	 * @param look receives each row once
	 * @return the duplicate rows
	 * @throws CsvException when the file cannot be read to its end, or has more than
	 * {@value #MAX_REPEATED_KEYS} repeated keys
	 */
	static DuplicateRows in(ImportFile file, Match match, BiConsumer<CsvHeader, CsvRow> look) {
		return in(file, match, look, HASHES_AT_ONCE);
	}

	static DuplicateRows in(ImportFile file, Match match, BiConsumer<CsvHeader, CsvRow> look, int hashesAtOnce) {
		Set<Long> twice = new HashSet<>();
		RepeatedHashes all = new RepeatedHashes(file.name(), match, 0, 1, hashesAtOnce, twice);
		long rows = file.each(look.andThen(all::add));
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
			.forEach((key) -> lines.merge(key, new Lines(row.line(), 0, digest(header, row), true), Lines::and)));
		lines.values().removeIf((known) -> known.second() == 0);
		return lines;
	}

	/**
	 * Two rows are equal whatever their columns say that an import ignores. Where a
	 * spreadsheet shows an error, rows do not say enough to be equal.
	 */
	private static String digest(CsvHeader header, CsvRow row) {
		Set<Integer> ignored = ImportColumns.IGNORED.stream().map(header::indexOf).collect(Collectors.toSet());
		List<String> cells = IntStream.range(0, row.cells().size())
			.filter((index) -> !ignored.contains(index))
			.mapToObj((index) -> Blanks.strip(row.cells().get(index)))
			.toList();
		String text = cells.stream().map((cell) -> cell.length() + ":" + cell).collect(Collectors.joining())
				+ (cells.stream().anyMatch(SpreadsheetError::is) ? row.line() : "");
		return DigestUtils.md5DigestAsHex(text.getBytes(StandardCharsets.UTF_8));
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
			Lines lines = this.lines.get(key);
			if (lines != null && !lines.equal()) {
				String cell = Blanks.strip(header.cell(row, key.column()));
				return SpreadsheetError.is(cell) ? SpreadsheetError.describe(cell, key.column())
						: "line %d has the same %s; which row is meant cannot be told"
							.formatted(lines.otherThan(row.line()), key.column());
			}
		}
		return null;
	}

	/**
	 * Tests whether a row repeats an equal one before it.
	 * @param header the heading
	 * @param row the row, which has no problem
	 * @return the line of the first of the equal rows, or {@code null} when this is it
	 */
	@Nullable Long repeatedLine(CsvHeader header, CsvRow row) {
		return this.lines.isEmpty() ? null
				: RowKey.of(header, row, this.match)
					.stream()
					.map(this.lines::get)
					.filter((lines) -> lines != null && lines.equal() && lines.first() != row.line())
					.map(Lines::first)
					.findFirst()
					.orElse(null);
	}

}
