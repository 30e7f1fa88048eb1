package io.linkkeeper.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows of an input that stay without effect, as they are kept together: no rejected row
 * stands between the first and the last of them. Written with a line for each: where it
 * stands, a blank, the link if there is one.
 *
 * @param rows the rows in order of their lines, not empty
 */
public record UnchangedRows(List<UnchangedRow> rows) {

	/** What is kept together is read together, so it must not be much. */
	static final int MOST = 500;

	public UnchangedRows {
		rows = List.copyOf(rows);
		if (rows.isEmpty()) {
			throw new IllegalArgumentException("No rows to keep");
		}
	}

	/**
	 * Puts rows together.
	 * @param unchanged the rows, in any order
	 * @param between lines that must not stand between two rows that are kept together
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
