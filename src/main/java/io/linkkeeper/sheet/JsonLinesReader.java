package io.linkkeeper.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.csv.RowReader;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of a JSON Lines file as rows, and their keys as the heading. A row's
 * text is its line. Not thread-safe.
 */
public final class JsonLinesReader implements RowReader {

	/** Bounds the memory of a row. */
	private static final int MOST_KEYS = 1_000;

	private final String file;

	private final Utf8Lines lines;

	private final List<String> keys;

	private boolean begun;

	private JsonLinesReader(String file, Utf8Lines lines, List<String> keys) {
		this.file = file;
		this.lines = lines;
		this.keys = keys;
	}

	/**
	 * Opens a file.
	 * @param source the file
	 * @param keys the keys of its objects, by {@link #keys}
	 * @return the reader, to be closed
	 * @throws CsvException when the file cannot be read
	 */
	public static JsonLinesReader open(CsvSource source, List<String> keys) {
		try {
			return new JsonLinesReader(source.name(), new Utf8Lines(source), keys);
		}
		catch (IOException ex) {
			throw unreadable(source.name(), ex);
		}
	}

	/**
	 * Reads the whole file for the keys of its objects, which need not have all of them.
	 * @param source the file
	 * @return the keys, in the order in which they occur
	 * @throws CsvException when the file cannot be read to its end, has no object, or too
	 * many keys
	 */
	public static List<String> keys(CsvSource source) {
		Set<String> keys = new LinkedHashSet<>();
		try (Utf8Lines lines = new Utf8Lines(source)) {
			for (String line = lines.next(); line != null; line = lines.next()) {
				keys.addAll(JsonLine.of(line).values().keySet());
				if (keys.size() > MOST_KEYS) {
					throw new CsvException(source.name(), lines.line(),
							"is where its objects have more than %d different keys; is it the right file?"
								.formatted(MOST_KEYS));
				}
			}
		}
		catch (IOException ex) {
			throw unreadable(source.name(), ex);
		}
		if (keys.isEmpty()) {
			throw new CsvException(source.name(), 0,
					"is JSON, but no line of it is an object with keys; write one object in each line, or save the table"
							+ " as .xlsx or CSV");
		}
		return List.copyOf(keys);
	}

	private static CsvException unreadable(String file, IOException ex) {
		return new CsvException(file, 0, "cannot be read: " + FailureText.of(ex));
	}

	/** The first entry is the heading. */
	@Override
	public @Nullable Entry next() {
		if (!this.begun) {
			this.begun = true;
			return new Entry(new CsvRow(1, this.keys, "", null), Kind.ROW);
		}
		try {
			String line = this.lines.next();
			return (line != null) ? entry(line) : null;
		}
		catch (IOException ex) {
			throw unreadable(this.file, ex);
		}
	}

	private Entry entry(String text) {
		if (text.isBlank()) {
			return new Entry(new CsvRow(this.lines.line(), List.of(), text, null), Kind.BLANK);
		}
		JsonLine line = JsonLine.of(text);
		List<String> cells = new ArrayList<>(this.keys.size());
		this.keys.forEach((key) -> cells.add(line.values().getOrDefault(key, "")));
		return new Entry(new CsvRow(this.lines.line(), cells, text, line.problem()), Kind.ROW);
	}

	@Override
	public Delimiter delimiter() {
		return Delimiter.COMMA;
	}

	@Override
	public boolean cellsMaySlide() {
		return false;
	}

	@Override
	public List<String> notes() {
		return List.of();
	}

	@Override
	public void close() {
		try {
			this.lines.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
