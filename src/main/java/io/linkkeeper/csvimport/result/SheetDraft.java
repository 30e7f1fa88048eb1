package io.linkkeeper.csvimport.result;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.linkkeeper.files.AtomicFile;
import io.linkkeeper.sheet.SheetLimitException;
import io.linkkeeper.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet that appears under its name only when it is finished. It takes rows as
 * long as a sheet can hold them. Not thread-safe.
 */
final class SheetDraft implements Closeable {

	private static final String APPLICATION = "Linkkeeper import";

	private static final int BUFFER = 64 * 1024;

	private final AtomicFile file;

	private final SheetWriter sheet;

	private @Nullable String limit;

	private SheetDraft(AtomicFile file, SheetWriter sheet) {
		this.file = file;
		this.sheet = sheet;
	}

	static SheetDraft begin(Path target, String title) throws IOException {
		AtomicFile file = AtomicFile.begin(target);
		try {
			return new SheetDraft(file,
					new SheetWriter(new BufferedOutputStream(file.out(), BUFFER), APPLICATION, title));
		}
		catch (IOException ex) {
			file.close();
			throw ex;
		}
	}

	void row(List<? extends @Nullable String> cells) throws IOException {
		if (this.limit != null) {
			return;
		}
		try {
			this.sheet.row(cells);
		}
		catch (SheetLimitException ex) {
			this.limit = ex.limit();
		}
	}

	/**
	 * Returns why a sheet cannot hold the rows.
	 * @return a sentence without capital and full stop, or {@code null} when it can
	 */
	@Nullable String limit() {
		return this.limit;
	}

	void finish() throws IOException {
		this.sheet.close();
		this.file.finish();
	}

	@Override
	public void close() throws IOException {
		try (AtomicFile closing = this.file) {
			this.sheet.close();
		}
	}

}
