package io.linkkeeper.csvimport;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.linkkeeper.batch.WholeFile;
import io.linkkeeper.csv.CsvWriter;
import io.linkkeeper.csv.Delimiter;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that appears under its name only when it is whole. It begins with a byte
 * order mark: spreadsheets would misread its UTF-8 otherwise.
 */
final class ResultFile implements Closeable {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final WholeFile file;

	private final CsvWriter csv;

	private ResultFile(WholeFile file, CsvWriter csv) {
		this.file = file;
		this.csv = csv;
	}

	static ResultFile begin(Path target, Delimiter delimiter) throws IOException {
		WholeFile file = WholeFile.begin(target);
		Writer out = new BufferedWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
		out.write(BYTE_ORDER_MARK);
		return new ResultFile(file, CsvWriter.safe(out, delimiter));
	}

	void heading(List<String> titles) {
		this.csv.heading(titles);
	}

	void row(List<? extends @Nullable String> cells) {
		this.csv.row(cells);
	}

	void verbatim(String row) throws IOException {
		this.csv.verbatim(row);
	}

	/**
	 * Puts the file under its name.
	 */
	void finish() throws IOException {
		this.csv.flush();
		this.file.finish();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
