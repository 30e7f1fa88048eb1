package io.linkkeeper.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.text.FailureText;

/**
 * The kinds of files that are read, told by their bytes.
 */
enum FileKind {

	/** CSV and its relatives. */
	TEXT,

	/** A ZIP file, and so perhaps a spreadsheet. */
	XLSX,

	/** JSON objects, one in each line. */
	JSON_LINES;

	private static final Pattern OBJECT = Pattern.compile("(?s)\\{\\s*(?:[\"}].*)?");

	private static final int LOOKED_AT = 8192;

	private static final String SAVE_AS = "; save it as .xlsx or CSV";

	/**
	 * Tells the kind of a file.
	 * @param source the file
	 * @return its kind
	 * @throws CsvException when it is of another kind; the message names it
	 */
	static FileKind of(CsvSource source) {
		try (InputStream bytes = source.open()) {
			byte[] first = bytes.readNBytes(LOOKED_AT);
			if (begins(first, 0x50, 0x4B, 0x03, 0x04)) {
				return XLSX;
			}
			String start = start(first);
			refuseOther(source.name(), first, start, bytes);
			return OBJECT.matcher(start).matches() ? JSON_LINES : TEXT;
		}
		catch (IOException ex) {
			throw new CsvException(source.name(), 0, "cannot be read: " + FailureText.of(ex));
		}
	}

	/**
	 * Returns the first characters in lower case, behind a byte order mark and blanks.
	 */
	private static String start(byte[] first) {
		String text = new String(first, StandardCharsets.ISO_8859_1).replaceFirst("^(\u00EF\u00BB\u00BF)?\\s*", "");
		return text.substring(0, Math.min(text.length(), 500)).toLowerCase(Locale.ROOT);
	}

	private static void refuseOther(String file, byte[] first, String start, InputStream rest) throws IOException {
		if (begins(first, 0xD0, 0xCF, 0x11, 0xE0)) {
			throw refused(file,
					hasEncryptedPackage(first, rest)
							? "is protected by a password; save a copy without one, as .xlsx or CSV"
							: "is a spreadsheet in the old format .xls" + SAVE_AS);
		}
		if (begins(first, 0x1F, 0x8B)) {
			throw refused(file, "is compressed by gzip; unpack it first");
		}
		if (start.startsWith("%pdf-") || start.startsWith("{\\rtf")) {
			throw refused(file, "is a document, not a table; export the table as .xlsx or CSV");
		}
		if (start.startsWith("<?xml") || start.startsWith("<office:")) {
			throw refused(file, "is an XML file, not a table of cells" + SAVE_AS);
		}
		if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<table")
				|| start.startsWith("<meta")) {
			throw refused(file,
					"is a web page, whatever its name says; open it in a spreadsheet and save it as .xlsx" + " or CSV");
		}
		if (start.startsWith("[{") || start.startsWith("[\"")) {
			throw refused(file,
					"is a JSON list, not a table; write one object in each line, or save the table as .xlsx or CSV");
		}
	}

	private static CsvException refused(String file, String message) {
		return new CsvException(file, 0, message);
	}

	private static boolean begins(byte[] bytes, int... start) {
		if (bytes.length < start.length) {
			return false;
		}
		for (int i = 0; i < start.length; i++) {
			if ((bytes[i] & 0xFF) != start[i]) {
				return false;
			}
		}
		return true;
	}

	/** Looks for the name of the stream that holds an encrypted workbook. */
	private static boolean hasEncryptedPackage(byte[] first, InputStream rest) throws IOException {
		String name = new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
		String before = "";
		byte[] block = first;
		while (block.length > 0) {
			String text = before + new String(block, StandardCharsets.ISO_8859_1);
			if (text.contains(name)) {
				return true;
			}
			before = text.substring(Math.max(0, text.length() - name.length()));
			block = rest.readNBytes(LOOKED_AT);
		}
		return false;
	}

}
