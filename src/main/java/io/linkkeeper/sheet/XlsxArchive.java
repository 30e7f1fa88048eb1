package io.linkkeeper.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvSource;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a spreadsheet file, each read within bounds of size and compression. The
 * file is copied to a temporary one, as its directory is at its end. Not thread-safe.
 */
final class XlsxArchive implements Closeable {

	/** The maximum size of a file. */
	static final long MAX_FILE = 256L * 1024 * 1024;

	/** The maximum size of a part when it is unpacked. */
	static final long MAX_PART = 4L * 1024 * 1024 * 1024;

	/** The maximum number of times by which a large part may grow when it is unpacked. */
	static final long MAX_RATIO = 200;

	private static final int MAX_PARTS = 10_000;

	private static final int BLOCK = 64 * 1024;

	private final String name;

	private final ZipFile zip;

	private XlsxArchive(String name, ZipFile zip) {
		this.name = name;
		this.zip = zip;
	}

	/**
	 * Opens a file.
	 * @param source the file
	 * @return its parts, to be closed
	 * @throws CsvException when it is no spreadsheet of this kind
	 */
	static XlsxArchive open(CsvSource source) throws IOException {
		ZipFile zip = unpacked(source);
		XlsxArchive archive = new XlsxArchive(source.name(), zip);
		try {
			archive.refuseOther();
			return archive;
		}
		catch (RuntimeException ex) {
			archive.close();
			throw ex;
		}
	}

	private static ZipFile unpacked(CsvSource source) throws IOException {
		Path copy = Files.createTempFile("linkkeeper-", ".xlsx");
		try {
			copy(source, copy);
			return new ZipFile(copy.toFile(), ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
		}
		catch (ZipException ex) {
			Files.deleteIfExists(copy);
			throw new CsvException(source.name(), 0,
					"begins like a spreadsheet but is damaged or cut off; save it again");
		}
		catch (IOException | RuntimeException ex) {
			Files.deleteIfExists(copy);
			throw ex;
		}
	}

	private static void copy(CsvSource source, Path copy) throws IOException {
		try (InputStream in = source.open(); OutputStream out = Files.newOutputStream(copy)) {
			byte[] block = new byte[BLOCK];
			long size = 0;
			for (int read = in.read(block); read >= 0; read = in.read(block)) {
				size += read;
				if (size > MAX_FILE) {
					throw new CsvException(source.name(), 0,
							"is a spreadsheet of more than %d MB; split it, or save it as CSV"
								.formatted(MAX_FILE >> 20));
				}
				out.write(block, 0, read);
			}
		}
	}

	private void refuseOther() {
		if (this.zip.size() > MAX_PARTS) {
			throw refused("has more than %d parts, which no table needs; save it as CSV".formatted(MAX_PARTS));
		}
		if (has("META-INF/manifest.xml") && has("content.xml")) {
			throw refused("is an OpenDocument file (.ods); save it as .xlsx or CSV");
		}
		if (has("xl/workbook.bin")) {
			throw refused("is a binary workbook (.xlsb); save it as .xlsx or CSV");
		}
		if (has("Index/Document.iwa") || has("Index.zip")) {
			throw refused("is a document of Apple's iWork; export it as Excel or CSV");
		}
		if (has("xl/vbaProject.bin")) {
			throw refused("holds macros (.xlsm); save it as .xlsx, without macros, or as CSV");
		}
		if (!has("[Content_Types].xml") || has("word/document.xml") || has("ppt/presentation.xml")) {
			throw refused("is a ZIP file, not a spreadsheet; unpack it, or save the table as .xlsx or CSV");
		}
	}

	CsvException refused(String message) {
		return new CsvException(this.name, 0, message);
	}

	boolean has(String part) {
		return this.zip.getEntry(part) != null;
	}

	/**
	 * Opens a part.
	 * @param part its path
	 * @return its content, or {@code null} when there is none
	 */
	@Nullable InputStream part(String part) throws IOException {
		ZipEntry entry = this.zip.getEntry(part);
		if (entry == null) {
			return null;
		}
		if (entry.getSize() > MAX_PART) {
			throw tooLarge();
		}
		return new BoundedPart(this.zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()), this::tooLarge);
	}

	private CsvException tooLarge() {
		return refused("would unpack to far more than its size, as no table of links does; save it as CSV");
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
