package io.linkkeeper.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Unchanged input rows that are stored in one table row: no rejected row lies between the
 * first and the last of them. The text has a line for each: the line number, a blank, and
 * the link if there is one.
 *
 * @param rows the rows ordered by line, not empty
 */
public record UnchangedRows(List<UnchangedRow> rows) {

	/** Rows that are stored together are also read together. */
	static final int MOST = 500;

	public UnchangedRows {
		rows = List.copyOf(rows);
		if (rows.isEmpty()) {
			throw new IllegalArgumentException("There must be at least one row");
		}
	}

	/**
	 * Groups rows for storage.
	 * @param unchanged the rows, in any order
	 * @param between lines that must not lie between two rows of a group
	 */
	static List<UnchangedRows> of(List<UnchangedRow> unchanged, List<Long> between) {
		SortedSet<Long> cuts = new TreeSet<>(between);
		List<UnchangedRows> all = new ArrayList<>();
		List<UnchangedRow> together = new ArrayList<>();
		for (UnchangedRow row : unchanged.stream().sorted(Comparator.comparingLong(UnchangedRow::line)).toList()) {
			if (together.size() == MOST || (!together.isEmpty()
					&& !cuts.subSet(together.get(together.size() - 1).line(), row.line()).isEmpty())) {
				all.add(new UnchangedRows(together));
				together.clear();
			}
			together.add(row);
		}
		if (!together.isEmpty()) {
			all.add(new UnchangedRows(together));
		}
		return all;
	}

	static UnchangedRows parse(String text) {
		return new UnchangedRows(text.lines().map(UnchangedRows::row).toList());
	}

	static int count(String text) {
		return (int) text.lines().count();
	}

	private static UnchangedRow row(String text) {
		int blank = text.indexOf(' ');
		String link = text.substring(blank + 1);
		return new UnchangedRow(Long.parseLong(text.substring(0, blank)), link.isEmpty() ? null : link);
	}

	long line() {
		return this.rows.get(0).line();
	}

	public String text() {
		return this.rows.stream()
			.map((row) -> row.line() + " " + Objects.requireNonNullElse(row.linkId(), ""))
			.collect(Collectors.joining("\n"));
	}

}
