package io.linkkeeper.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.linkkeeper.text.FailureText;

/**
 * The format of a text file, detected from the whole of its bytes where it is not
 * declared. Immutable.
 *
 * @param encoding the encoding
 * @param delimiter the delimiter
 * @param separatorLine whether the first line only declares the delimiter
 */
public record TextFormat(DetectedEncoding encoding, Delimiter delimiter, boolean separatorLine) {

	private static final List<Delimiter> DETECTABLE = List.of(Delimiter.COMMA, Delimiter.SEMICOLON, Delimiter.TAB,
			Delimiter.PIPE);

	/** The first line that Excel understands. */
	private static final Pattern SEPARATOR = Pattern.compile("\"?sep=(.)\"?\\1*", Pattern.CASE_INSENSITIVE);

	/**
	 * Detects the format of a file.
	 * @param source the file
	 * @param declared what is known of it
	 * @param heading the columns that the file may have
	 * @return the format
	 * @throws CsvException when the file contradicts what is declared
	 */
	public static TextFormat of(CsvSource source, CsvFormat declared, HeadingSpec heading) {
		try {
			return of(source, DetectedEncoding.of(source, declared.encoding()), declared, heading);
		}
		catch (IOException ex) {
			throw new CsvException(source.name(), 0, "cannot be read: " + FailureText.of(ex), ex);
		}
	}

	private static TextFormat of(CsvSource source, DetectedEncoding encoding, CsvFormat declared, HeadingSpec heading) {
		Optional<Delimiter> named = separator(source, new TextFormat(encoding, Delimiter.COMMA, false));
		Delimiter given = declared.delimiter();
		if (named.isPresent() && given != null && given != named.get()) {
			throw new CsvException(source.name(), 1,
					"says sep=%s, but the job says delimiter: %s; delete the line or correct the job"
						.formatted(named.get().character(), given.name().toLowerCase(Locale.ROOT)));
		}
		Delimiter delimiter = (given != null) ? given
				: named.orElseGet(() -> mostNames(source, encoding, declared, heading));
		return new TextFormat(encoding, delimiter, named.isPresent());
	}

	private static Optional<Delimiter> separator(CsvSource source, TextFormat asRead) {
		String line = firstRow(source, asRead).map((entry) -> entry.row().text()).orElse("");
		Matcher separator = SEPARATOR.matcher(line);
		if (!separator.matches()) {
			return Optional.empty();
		}
		char character = separator.group(1).charAt(0);
		return Optional.of(DETECTABLE.stream()
			.filter((delimiter) -> delimiter.character() == character)
			.findFirst()
			.orElseThrow(() -> new CsvException(source.name(), 1,
					"says sep=%s, which is no delimiter here; use a comma, semicolon, tab or |".formatted(character))));
	}

	/** Returns the delimiter under which the heading has most known names. */
	private static Delimiter mostNames(CsvSource source, DetectedEncoding encoding, CsvFormat declared,
			HeadingSpec heading) {
		Delimiter best = Delimiter.COMMA;
		long most = 0;
		for (Delimiter delimiter : DETECTABLE) {
			long found = firstNames(source, new TextFormat(encoding, delimiter, false), heading);
			if (found > most) {
				most = found;
				best = delimiter;
			}
		}
		return best;
	}

	private static long firstNames(CsvSource source, TextFormat format, HeadingSpec heading) {
		try (CsvReader rows = CsvReader.open(source, format)) {
			for (RowReader.Entry entry = rows.next(); entry != null; entry = rows.next()) {
				if (heading.isHeading(entry)) {
					return heading.count(entry.row().cells());
				}
			}
		}
		catch (CsvException ex) {
			// reported when the file is opened
			return 0;
		}
		return 0;
	}

	private static Optional<RowReader.Entry> firstRow(CsvSource source, TextFormat format) {
		try (CsvReader rows = CsvReader.open(source, format)) {
			return Optional.ofNullable(rows.next());
		}
		catch (CsvException ex) {
			// reported when the file is opened
			return Optional.empty();
		}
	}

	List<String> notes() {
		List<String> notes = new ArrayList<>(this.encoding.notes());
		if (this.separatorLine) {
			notes.add("line 1 (sep=) names the delimiter: " + this.delimiter.name().toLowerCase(Locale.ROOT));
		}
		return notes;
	}

}
