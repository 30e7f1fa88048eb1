package io.linkkeeper.csvimport.result;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.csv.ResultFile;
import org.jspecify.annotations.Nullable;

/**
 * A table of results in the forms in which users get it. Its files appear under their
 * names only when it is finished. Rows that a sheet cannot hold are in the CSV file,
 * which then stands for the sheet. Uses constant memory. Not thread-safe.
 */
public final class ResultTable implements Closeable {

	private final Path csvName;

	private final Path sheetName;

	private final Path linesName;

	private final Form form;

	private final ResultFile csv;

	private final @Nullable SheetDraft sheet;

	private final @Nullable LinesDraft lines;

	private ResultTable(Path folder, String name, Form form, Delimiter delimiter) throws IOException {
		this.csvName = folder.resolve(name + ".csv");
		this.sheetName = folder.resolve(name + ".xlsx");
		this.linesName = folder.resolve(name + ".jsonl");
		this.form = form;
		this.csv = ResultFile.begin(this.csvName, delimiter);
		try {
			this.sheet = form.hasSheet ? SheetDraft.begin(this.sheetName, name) : null;
			this.lines = (form == Form.LINES) ? LinesDraft.begin(this.linesName) : null;
		}
		catch (IOException ex) {
			this.csv.close();
			throw ex;
		}
	}

	/**
	 * The forms of a table.
	 */
	public enum Form {

		/** CSV. */
		CSV(false),

		/** A spreadsheet; CSV when a sheet cannot hold the table. */
		SHEET(true),

		/** CSV, and a spreadsheet when a sheet can hold the table. */
		BOTH(true),

		/** Copies of lines of the input, whatever they are. */
		LINES(false);

		private final boolean hasSheet;

		Form(boolean hasSheet) {
			this.hasSheet = hasSheet;
		}

	}

	/**
	 * Begins a table.
	 * @param folder the folder of its files
	 * @param name the name of its files without their extensions
	 * @param form the forms
	 * @param delimiter the delimiter of the CSV file
	 * @return the table, to be finished and closed by the caller
	 * @throws IOException when it cannot be written there
	 */
	public static ResultTable begin(Path folder, String name, Form form, Delimiter delimiter) throws IOException {
		return new ResultTable(folder, name, form, delimiter);
	}

	/**
	 * Writes the heading.
	 * @param titles the names of the columns, at least one
	 * @throws IOException when it cannot be written
	 */
	public void heading(List<String> titles) throws IOException {
		this.csv.heading(titles);
		if (this.sheet != null) {
			this.sheet.row(titles);
		}
	}

	/**
	 * Writes a row.
	 * @param cells its cells; {@code null} is written as an empty one
	 * @throws IOException when it cannot be written
	 */
	public void row(List<? extends @Nullable String> cells) throws IOException {
		this.csv.row(cells);
		if (this.sheet != null) {
			this.sheet.row(cells);
		}
	}

	/**
	 * Copies a row of the input. The text of a malformed row is copied verbatim, because
	 * quoted properly it would become valid with wrong cells.
	 * @param row the row
	 * @throws IOException when it cannot be written
	 */
	public void copy(CsvRow row) throws IOException {
		if (this.lines != null) {
			this.lines.line(row.text());
		}
		else if (row.problem() != null) {
			this.csv.verbatim(row.text());
		}
		else {
			this.csv.row(row.cells());
		}
		if (this.sheet != null) {
			this.sheet.row(row.cells());
		}
	}

	/**
	 * Returns why there is no spreadsheet although there should be one.
	 * @return a sentence without capital and full stop, or empty when nothing is left out
	 */
	public Optional<String> leftOut() {
		return Optional.ofNullable((this.sheet != null) ? this.sheet.limit() : null)
			.map((limit) -> "%s is left out, because %s".formatted(this.sheetName.getFileName(), limit));
	}

	/**
	 * Returns the files of the finished table.
	 * @return their names, at least one
	 */
	public List<Path> files() {
		List<Path> files = new ArrayList<>();
		if (hasCsv()) {
			files.add(this.csvName);
		}
		if (hasSheet()) {
			files.add(this.sheetName);
		}
		if (this.lines != null) {
			files.add(this.linesName);
		}
		return files;
	}

	private boolean hasSheet() {
		return this.sheet != null && this.sheet.limit() == null;
	}

	private boolean hasCsv() {
		return (this.form != Form.SHEET || !hasSheet()) && this.lines == null;
	}

	/**
	 * Completes the files and moves them to their names. An earlier file in a form that
	 * the table does not have is deleted.
	 * @throws IOException when they cannot be written
	 */
	public void finish() throws IOException {
		if (hasCsv()) {
			this.csv.finish();
		}
		else {
			Files.deleteIfExists(this.csvName);
		}
		if (this.sheet != null && hasSheet()) {
			this.sheet.finish();
		}
		else {
			Files.deleteIfExists(this.sheetName);
		}
		if (this.lines != null) {
			this.lines.finish();
		}
	}

	/**
	 * Deletes earlier files of the table.
	 * @throws IOException when one cannot be deleted
	 */
	public void remove() throws IOException {
		Files.deleteIfExists(this.csvName);
		Files.deleteIfExists(this.sheetName);
		Files.deleteIfExists(this.linesName);
	}

	@Override
	public void close() throws IOException {
		try (ResultFile closing = this.csv) {
			if (this.sheet != null) {
				this.sheet.close();
			}
			if (this.lines != null) {
				this.lines.close();
			}
		}
	}

}
