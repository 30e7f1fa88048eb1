package io.linkkeeper.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.linkkeeper.text.NearestName;

/**
 * The heading of a CSV file: which column holds what. Immutable.
 */
public final class CsvHeader {

	private final long line;

	private final List<String> titles;

	/** By the name in lower case. */
	private final Map<String, Integer> places;

	private final List<String> unknown;

	private CsvHeader(long line, List<String> titles, Map<String, Integer> places, List<String> unknown) {
		this.line = line;
		this.titles = List.copyOf(titles);
		this.places = Map.copyOf(places);
		this.unknown = List.copyOf(unknown);
	}

	static CsvHeader of(String file, CsvRow row, List<String> known) {
		Map<String, String> names = new HashMap<>();
		known.forEach((name) -> names.put(key(name), name));
		Map<String, Integer> places = new HashMap<>();
		List<String> unknown = row.cells()
			.stream()
			.map(CsvHeader::name)
			.filter((name) -> !name.isEmpty() && !names.containsKey(key(name)))
			.toList();
		for (int i = 0; i < row.cells().size(); i++) {
			String name = names.get(key(name(row.cells().get(i))));
			if (name != null && places.put(key(name), i) != null) {
				throw new CsvException(file, row.line(), "names the column " + name + " twice; delete one");
			}
		}
		if (places.isEmpty()) {
			throw new CsvException(file, row.line(), "must name the columns, but has none of "
					+ String.join(", ", known) + NearestName.hint(unknown.isEmpty() ? "" : unknown.get(0), known));
		}
		return new CsvHeader(row.line(), row.cells(), places, unknown);
	}

	static long count(CsvRow row, List<String> known) {
		Set<String> keys = known.stream().map(CsvHeader::key).collect(Collectors.toSet());
		return row.cells().stream().map((cell) -> key(name(cell))).filter(keys::contains).distinct().count();
	}

	/**
	 * Refuses columns that are probably meant for others: what stands in them would be
	 * lost.
	 */
	void refuseSlips(String file, List<String> wished) {
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
	 * Where the heading stands.
	 * @return the line, from 1
	 */
	public long line() {
		return this.line;
	}

	/**
	 * The heading's cells as they stand in the file.
	 * @return one for each column, in order
	 */
	public List<String> titles() {
		return this.titles;
	}

	/**
	 * Whether the file has a column.
	 * @param name one of the names looked for
	 * @return true when it has
	 */
	public boolean has(String name) {
		return this.places.containsKey(key(name));
	}

	/**
	 * The place of a column.
	 * @param name one of the names looked for
	 * @return its number, from 0; -1 when the file does not have it
	 */
	public int indexOf(String name) {
		return this.places.getOrDefault(key(name), -1);
	}

	/**
	 * The cell of a column.
	 * @param row a row of the same file
	 * @param name one of the names looked for
	 * @return the cell; empty when the row or the file does not have it
	 */
	public String cell(CsvRow row, String name) {
		int place = indexOf(name);
		return (place >= 0 && place < row.cells().size()) ? row.cells().get(place) : "";
	}

	/**
	 * Columns that nobody looks for.
	 * @return their names, in order
	 */
	public List<String> unknown() {
		return this.unknown;
	}

}
