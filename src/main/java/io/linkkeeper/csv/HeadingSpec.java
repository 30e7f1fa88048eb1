package io.linkkeeper.csv;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.linkkeeper.text.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a kind of file may have, and the headings by which they are found.
 * Headings are compared by their letters and digits, so that {@code Full URL},
 * {@code full_url} and {@code fullUrl} are one. Immutable.
 *
 * @param known the names of the columns; others are kept, unless they look like a
 * misspelt one
 * @param optional the known columns that only identify the origin of a file
 * @param required a column without which the file is refused, or {@code null}
 * @param aliases other headings of known columns
 * @param given headings that the operator maps to a known column or to {@link #IGNORE}
 * @param comments whether rows that begin with {@code #} are comments
 */
public record HeadingSpec(List<String> known, Set<String> optional, @Nullable Required required, Aliases aliases,
		Map<String, String> given, boolean comments) {

	/** Stands for no column. */
	public static final String IGNORE = "ignore";

	/** A comment that names as many columns is the heading. */
	private static final int NAMES_OF_A_HEADING = 2;

	public HeadingSpec {
		known = List.copyOf(known);
		optional = Set.copyOf(optional);
		given = Map.copyOf(given);
	}

	/**
	 * A column without which a file is of no use.
	 *
	 * @param column its name
	 * @param advice why, and what to do
	 */
	public record Required(String column, String advice) {

	}

	/**
	 * Other headings of known columns.
	 *
	 * @param byColumn the headings of each column; the first one that a file has is taken
	 * @param exclusive the known columns that are not found by their own name
	 * @param lenient whether several of a column's headings may occur, of which the first
	 * counts
	 * @param derived a column whose cell, when it is empty, is the last part of the URL
	 * in another one, or {@code null}
	 */
	public record Aliases(Map<String, List<String>> byColumn, Set<String> exclusive, boolean lenient,
			@Nullable Derived derived) {

		/** No other headings. */
		public static final Aliases NONE = new Aliases(Map.of(), Set.of(), false, null);

		public Aliases {
			byColumn = Map.copyOf(byColumn);
			exclusive = Set.copyOf(exclusive);
		}

	}

	/**
	 * A column whose empty cells are the last part of the URL in another column.
	 *
	 * @param column the column
	 * @param url the column with the URL
	 */
	public record Derived(String column, String url) {

	}

	/**
	 * Creates a specification of columns that are found by their own names.
	 * @param known their names
	 * @return the specification, with comments
	 */
	public static HeadingSpec of(List<String> known) {
		return new HeadingSpec(known, Set.of(), null, Aliases.NONE, Map.of(), true);
	}

	/** Returns the letters and digits of a heading, or all of it without any. */
	static String key(String heading) {
		String text = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
		StringBuilder key = new StringBuilder(text.length());
		text.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
		return (key.length() > 0) ? key.toString() : Blanks.strip(text);
	}

	/** Returns the columns that a person would name. */
	List<String> wished() {
		return this.known.stream().filter((name) -> !this.optional.contains(name)).toList();
	}

	boolean isHeading(RowReader.Entry entry) {
		return switch (entry.kind()) {
			case ROW -> true;
			case COMMENT -> !this.comments || count(entry.row().cells()) >= NAMES_OF_A_HEADING;
			case BLANK -> false;
		};
	}

	/** Counts the columns that a row names. */
	long count(List<String> titles) {
		return new HeadingMatch(this, titles).columns().size();
	}

}
