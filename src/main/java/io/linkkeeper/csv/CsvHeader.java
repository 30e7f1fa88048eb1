package io.linkkeeper.csv;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Maps column names to the cells of a file. Immutable.
 */
public final class CsvHeader {

	private final long line;

	private final List<String> titles;

	private final Map<String, Integer> indexes;

	private final List<String> unknown;

	private final HeadingSpec.@Nullable Derived derived;

	private CsvHeader(CsvRow row, HeadingMatch match, HeadingSpec.@Nullable Derived derived) {
		this.line = row.line();
		this.titles = row.cells();
		this.indexes = Map.copyOf(match.columns());
		this.unknown = List.copyOf(match.unknown());
		this.derived = (derived != null && this.indexes.containsKey(derived.url())) ? derived : null;
	}

	static CsvHeader of(String file, CsvRow row, HeadingSpec spec) {
		HeadingMatch match = new HeadingMatch(spec, row.cells());
		Optional<String> problem = match.problem();
		if (problem.isPresent()) {
			throw new CsvException(file, row.line(), problem.get());
		}
		return new CsvHeader(row, match, spec.aliases().derived());
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
		return this.indexes.containsKey(name) || isDerived(name);
	}

	private boolean isDerived(String name) {
		return this.derived != null && this.derived.column().equals(name);
	}

	/**
	 * Returns the index of a column.
	 * @param name one of the known names
	 * @return the index, from 0; -1 when the file does not have it
	 */
	public int indexOf(String name) {
		return this.indexes.getOrDefault(name, -1);
	}

	/**
	 * Returns the cell of a column.
	 * @param row a row of the same file
	 * @param name one of the known names
	 * @return the cell; empty when the row or the file does not have it
	 */
	public String cell(CsvRow row, String name) {
		String cell = cell(row, indexOf(name));
		return (cell.isEmpty() && this.derived != null && isDerived(name)) ? lastPart(cell(row, this.derived.url()))
				: cell;
	}

	/**
	 * Returns the cell of a column by its index.
	 * @param row a row of the same file
	 * @param index the index, from 0; -1 for a column that the file does not have
	 * @return the cell; empty when the row or the file does not have it
	 */
	public static String cell(CsvRow row, int index) {
		return (index >= 0 && index < row.cells().size()) ? row.cells().get(index) : "";
	}

	/** Returns what follows the last slash of a URL's path. */
	private static String lastPart(String url) {
		String path = url.replaceFirst("[?#].*", "").replaceFirst("/+$", "").replaceFirst("^[^/]*//", "");
		return (path.indexOf('/') < 0) ? "" : path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * Returns the index of a column by its name or, for an unknown one, its title.
	 * @param title one of the known names, or a title in any usual form
	 * @return the index, from 0; -1 when the file does not have it
	 */
	public int indexOfTitle(String title) {
		int index = indexOf(title.strip());
		for (int i = 0; index < 0 && i < this.titles.size(); i++) {
			index = HeadingSpec.key(this.titles.get(i)).equals(HeadingSpec.key(title)) ? i : -1;
		}
		return index;
	}

	/**
	 * Returns the unknown columns.
	 * @return their names, in order
	 */
	public List<String> unknown() {
		return this.unknown;
	}

}
