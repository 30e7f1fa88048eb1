package io.linkkeeper.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A CSV file that appears under its name only when it is whole. It begins with a byte
 * order mark: spreadsheets would misread its UTF-8 otherwise.
 */
public final class ResultFile implements Closeable {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final Path target;

	private final Path draft;

	private final CsvWriter csv;

	private ResultFile(Path target, Path draft, CsvWriter csv) {
		this.target = target;
		this.draft = draft;
		this.csv = csv;
	}

	/**
	 * Begins a file.
	 * @param target its name; a file that has it stays until this one is whole
	 * @param delimiter what to put between the cells
	 * @return the file, to be finished and closed by the caller
	 * @throws IOException when it cannot be written there
	 */
	public static ResultFile begin(Path target, Delimiter delimiter) throws IOException {
		Path draft = target.resolveSibling(target.getFileName() + ".part");
		Writer out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8);
		out.write(BYTE_ORDER_MARK);
		return new ResultFile(target, draft, CsvWriter.safe(out, delimiter));
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
	 * Puts the file under its name. Without this, closing it leaves nothing.
	 * @throws IOException when it cannot be written
	 */
	public void finish() throws IOException {
		this.csv.close();
		Files.move(this.draft, this.target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	@Override
	public void close() throws IOException {
		this.csv.close();
		Files.deleteIfExists(this.draft);
	}

}
