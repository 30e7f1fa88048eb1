package io.linkkeeper.csv;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.linkkeeper.files.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * Writes a CSV file atomically. It begins with a byte order mark, without which
 * spreadsheets would not detect UTF-8.
 */
public final class ResultFile implements Closeable {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final AtomicFile file;

	private final CsvWriter csv;

	private ResultFile(AtomicFile file, CsvWriter csv) {
		this.file = file;
		this.csv = csv;
	}

	/**
	 * Opens a file for writing.
	 * @param target its name; an existing file is replaced when this one is finished
	 * @param delimiter the delimiter
	 * @return the file, to be finished and closed by the caller
	 * @throws IOException when it cannot be written there
	 */
	public static ResultFile begin(Path target, Delimiter delimiter) throws IOException {
		AtomicFile file = AtomicFile.begin(target);
		Writer out = new BufferedWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
		out.write(BYTE_ORDER_MARK);
		return new ResultFile(file, CsvWriter.safe(out, delimiter));
	}

	/**
	 * Writes the heading.
	 * @param titles the names of the columns, at least one
	 */
	public void heading(List<String> titles) {
		this.csv.heading(titles);
	}

	/**
	 * Writes a row.
	 * @param cells its cells; {@code null} is written as an empty one
	 */
	public void row(List<? extends @Nullable String> cells) {
		this.csv.row(cells);
	}

	/**
	 * Writes a verbatim row of a file with the same delimiter.
	 * @param row its text
	 * @throws IOException when it cannot be written
	 */
	public void verbatim(String row) throws IOException {
		this.csv.verbatim(row);
	}

	/**
	 * Completes the file and moves it to its name. Closing it unfinished leaves nothing
	 * behind.
	 * @throws IOException when it cannot be written
	 */
	public void finish() throws IOException {
		this.csv.flush();
		this.file.finish();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
