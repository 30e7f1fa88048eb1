package io.linkkeeper.csvimport;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import io.linkkeeper.csv.CsvWriter;
import io.linkkeeper.csv.Delimiter;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file that appears under its name only when it is whole. It begins with a byte
 * order mark: spreadsheets would misread its UTF-8 otherwise.
 */
final class ResultFile implements Closeable {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final Path target;

	private final Path draft;

	private final CsvWriter csv;

	private ResultFile(Path target, Path draft, CsvWriter csv) {
		this.target = target;
		this.draft = draft;
		this.csv = csv;
	}

	static ResultFile begin(Path target, Delimiter delimiter) throws IOException {
		Path draft = target.resolveSibling(target.getFileName() + ".part");
		Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8);
		out.write(BYTE_ORDER_MARK);
		return new ResultFile(target, draft, CsvWriter.safe(out, delimiter));
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
		this.csv.close();
		Files.move(this.draft, this.target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void close() throws IOException {
		this.csv.close();
		Files.deleteIfExists(this.draft);
	}

}
