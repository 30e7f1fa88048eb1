package io.linkkeeper.csvimport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.linkkeeper.batch.SubjectReader;
import io.linkkeeper.csv.CsvReader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.definition.ImportSettings;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of the copied file, checked as far as a row can be by itself and against
 * the rest of the file. The position is the number of rows read. The file stays open
 * between two batches; only another execution skips what was read before.
 */
final class ImportReader implements SubjectReader<ImportRow> {

	private static final int ROWS_AT_ONCE = 4_000;

	/** Rows can be long, and so many of them need not fit into memory. */
	private static final int CHARACTERS_AT_ONCE = 2_000_000;

	private final ImportFile file;

	private final ImportSettings settings;

	private final ExpiryCell expiry;

	private final long rowsInAll;

	private @Nullable Duplicates duplicates;

	private @Nullable CsvReader open;

	private long rowsRead;

	private CompletableFuture<@Nullable Batch<ImportRow>> ahead = CompletableFuture.completedFuture(null);

	/** Where the batch that was read ahead begins, or -1 when none was. */
	private long aheadFrom = -1;

	/**
	 * A reader of all rows.
	 * @param file the copy
	 * @param settings how its rows find their links
	 * @param expiry reads the times in it
	 * @param rowsInAll how many rows it has
	 */
	ImportReader(ImportFile file, ImportSettings settings, ExpiryCell expiry, long rowsInAll) {
		this.file = file;
		this.settings = settings;
		this.expiry = expiry;
		this.rowsInAll = rowsInAll;
	}

	@Override
	public @Nullable Batch<ImportRow> read(@Nullable String position) {
		long from = (position != null) ? Long.parseLong(position) : 0;
		Batch<ImportRow> ahead = takeAhead();
		Batch<ImportRow> batch = (this.aheadFrom == from) ? ahead : readFrom(from);
		this.aheadFrom = -1;
		if (batch != null) {
			this.aheadFrom = Long.parseLong(batch.position());
			this.ahead = CompletableFuture.supplyAsync(() -> readFrom(this.aheadFrom));
		}
		return batch;
	}

	/** What was read ahead: while a batch is decided about, the next one is read. */
	private @Nullable Batch<ImportRow> takeAhead() {
		try {
			return this.ahead.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
		finally {
			this.ahead = CompletableFuture.completedFuture(null);
		}
	}

	private @Nullable Batch<ImportRow> readFrom(long position) {
		CsvReader reader = at(position);
		RowCheck check = new RowCheck(reader.header(), this.settings.match(), this.expiry);
		List<ImportRow> rows = new ArrayList<>();
		int characters = 0;
		while (rows.size() < ROWS_AT_ONCE && characters < CHARACTERS_AT_ONCE) {
			CsvRow row = reader.read();
			if (row == null) {
				break;
			}
			rows.add(checked(reader, check, row));
			characters += row.text().length();
		}
		this.rowsRead += rows.size();
		if (rows.isEmpty()) {
			close();
			return null;
		}
		return new Batch<>(rows, Long.toString(this.rowsRead));
	}

	private ImportRow checked(CsvReader reader, RowCheck check, CsvRow row) {
		String duplicate = duplicates().problem(reader.header(), row);
		return (duplicate != null) ? new ImportRow(row.line(), row.text(), null, duplicate) : check.check(row);
	}

	private Duplicates duplicates() {
		Duplicates known = this.duplicates;
		if (known == null) {
			known = Duplicates.in(this.file, this.settings.match(), this.rowsInAll);
			this.duplicates = known;
		}
		return known;
	}

	private CsvReader at(long position) {
		CsvReader reader = this.open;
		if (reader != null && position == this.rowsRead) {
			return reader;
		}
		close();
		reader = this.file.open();
		this.open = reader;
		for (this.rowsRead = 0; this.rowsRead < position; this.rowsRead++) {
			if (reader.read() == null) {
				throw new IllegalStateException("The copy of " + this.file.name() + " has only " + this.rowsRead
						+ " rows, but " + position + " were read before");
			}
		}
		return reader;
	}

	private void close() {
		if (this.open != null) {
			this.open.close();
			this.open = null;
		}
	}

}
