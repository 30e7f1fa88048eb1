package io.linkkeeper.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.linkkeeper.text.NearestName;

/**
 * Maps column names to the cells of a CSV file. Immutable.
 */
public final class CsvHeader {

	private final long line;

	private final List<String> titles;

	/** By the name in lower case. */
	private final Map<String, Integer> indexes;

	private final List<String> unknown;

	private CsvHeader(long line, List<String> titles, Map<String, Integer> indexes, List<String> unknown) {
		this.line = line;
		this.titles = List.copyOf(titles);
		this.indexes = Map.copyOf(indexes);
		this.unknown = List.copyOf(unknown);
	}

	static CsvHeader of(String file, CsvRow row, List<String> known) {
		Map<String, String> names = new HashMap<>();
		known.forEach((name) -> names.put(key(name), name));
		Map<String, Integer> indexes = new HashMap<>();
		List<String> unknown = row.cells()
			.stream()
			.map(CsvHeader::name)
			.filter((name) -> !name.isEmpty() && !names.containsKey(key(name)))
			.toList();
		for (int i = 0; i < row.cells().size(); i++) {
			String name = names.get(key(name(row.cells().get(i))));
			if (name != null && indexes.put(key(name), i) != null) {
				throw new CsvException(file, row.line(), "names the column " + name + " twice; delete one");
			}
		}
		if (indexes.isEmpty()) {
			throw new CsvException(file, row.line(), "must name the columns, but has none of "
					+ String.join(", ", known) + NearestName.hint(unknown.isEmpty() ? "" : unknown.get(0), known));
		}
		return new CsvHeader(row.line(), row.cells(), indexes, unknown);
	}

	static long count(CsvRow row, List<String> known) {
		Set<String> keys = known.stream().map(CsvHeader::key).collect(Collectors.toSet());
		return row.cells().stream().map((cell) -> key(name(cell))).filter(keys::contains).distinct().count();
	}

	/**
	 * Rejects unknown columns that look like misspelt ones, whose cells would be ignored.
	 */
	void rejectMisspelt(String file, List<String> wished) {
		for (String name : this.unknown) {
			NearestName.ofSlip(name, wished).filter((near) -> !has(near)).ifPresent((near) -> {
				throw new CsvException(file, this.line,
						"has a column '%s'; did you mean %s? If not, name it differently".formatted(name, near));
			});
		}
	}

	/** Kaltura's own CSV marks the heading with an asterisk. */
	private static String name(String cell) {
		String name = Blanks.strip(cell);
		return Blanks.strip(name.startsWith("*") ? name.substring(1) : name);
	}

	private static String key(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the line of the heading.
	 * @return the line, from 1
	 */
	public long line() {
		return this.line;
	}

	/**
	 * Returns the cells of the heading, verbatim.
	 * @return one for each column, in order
	 */
	public List<String> titles() {
		return this.titles;
	}

	/**
	 * Tests whether the file has a column.
	 * @param name one of the known names
	 * @return true when it has
	 */
	public boolean has(String name) {
		return this.indexes.containsKey(key(name));
	}

	/**
	 * Returns the index of a column.
	 * @param name one of the known names
	 * @return the index, from 0; -1 when the file does not have it
	 */
	public int indexOf(String name) {
		return this.indexes.getOrDefault(key(name), -1);
	}

	/**
	 * Returns the cell of a column.
	 * @param row a row of the same file
	 * @param name one of the known names
	 * @return the cell; empty when the row or the file does not have it
	 */
	public String cell(CsvRow row, String name) {
		int index = indexOf(name);
		return (index >= 0 && index < row.cells().size()) ? row.cells().get(index) : "";
	}

	/**
	 * Returns the index of a column by its name or, for an unknown one, its title.
	 * @param title one of the known names, or a title in any case
	 * @return the index, from 0; -1 when the file does not have it
	 */
	public int indexOfTitle(String title) {
		int index = indexOf(title.strip());
		for (int i = 0; index < 0 && i < this.titles.size(); i++) {
			index = key(name(this.titles.get(i))).equals(key(title.strip())) ? i : -1;
		}
		return index;
	}

	/**
	 * Returns the cell of a column by its name or title.
	 * @param row a row of the same file
	 * @param title one of the known names, or a title in any case
	 * @return the cell; empty when the row or the file does not have it
	 */
	public String cellUnder(CsvRow row, String title) {
		int index = indexOfTitle(title);
		return (index >= 0 && index < row.cells().size()) ? row.cells().get(index) : "";
	}

	/**
	 * Returns the unknown columns.
	 * @return their names, in order
	 */
	public List<String> unknown() {
		return this.unknown;
	}

}
