package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.text.Collation;

/**
 * A value that no two rows of a file may share. SystemNames are told apart exactly, as
 * they need not be unique on the server either; uniqueIds as the server does.
 *
 * @param column the column
 * @param value the value, in a form that is the same for equal ones
 */
record RowKey(String column, String value) {

	/** A row has its match and, besides, a uniqueId and an id. */
	static final int MAX_PER_ROW = 3;

	private static final long OFFSET = 0xcbf29ce484222325L;

	private static final long PRIME = 0x100000001b3L;

	/** Longer values are rejected for their length, and must not fill the memory. */
	private static final int LONGEST = 200;

	static List<RowKey> of(CsvHeader header, CsvRow row, Match match) {
		List<RowKey> keys = new ArrayList<>(2);
		if (row.problem() == null) {
			add(keys, header, row, match.label());
			if (match != Match.UNIQUE_ID) {
				add(keys, header, row, ImportColumns.UNIQUE_ID);
			}
			if (match != Match.ID) {
				add(keys, header, row, ImportColumns.ID);
			}
		}
		return keys;
	}

	private static void add(List<RowKey> keys, CsvHeader header, CsvRow row, String column) {
		String cell = column.equals(ImportColumns.ID) ? header.cell(row, column).strip() : header.cell(row, column);
		if (!cell.isEmpty() && cell.length() <= LONGEST) {
			keys.add(new RowKey(column, column.equals(ImportColumns.UNIQUE_ID) ? Collation.key(cell) : cell));
		}
	}

	/**
	 * FNV-1a, its bits mixed once more.
	 */
	long hash() {
		long hash = hash(OFFSET, this.column);
		hash = hash((hash ^ ',') * PRIME, this.value);
		hash ^= hash >>> 32;
		hash *= 0xd6e8feb86659fd93L;
		return hash ^ (hash >>> 32);
	}

	private static long hash(long from, String text) {
		long hash = from;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * PRIME;
		}
		return hash;
	}

}
