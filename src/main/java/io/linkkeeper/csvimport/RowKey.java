package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csvimport.cell.NameText;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.text.Blanks;
import io.linkkeeper.text.Collation;

/**
 * A value that must be unique among the rows of a file. SystemNames and uniqueIds are
 * compared by collation key, as the server does, and without the blanks around them.
 *
 * @param column the column
 * @param value the value, normalized for comparison
 */
record RowKey(String column, String value) {

	/** The maximum number of keys per row: the match column, uniqueId and id. */
	static final int MAX_PER_ROW = 3;

	private static final long OFFSET = 0xcbf29ce484222325L;

	private static final long PRIME = 0x100000001b3L;

	/** Longer values are rejected anyway and are not kept in memory. */
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
		String cell = header.cell(row, column);
		if (cell.length() <= LONGEST) {
			String value = value(column, cell);
			if (!value.isEmpty()) {
				keys.add(new RowKey(column, value));
			}
		}
	}

	/** Normalizes the cell of a column that identifies links. */
	static String value(String column, String cell) {
		return column.equals(ImportColumns.ID) ? Blanks.strip(cell)
				: Collation.key(NameText.of(LinkField.ofApiName(column), cell).text());
	}

	/**
	 * Returns the 64-bit FNV-1a hash with an additional mixing step.
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
