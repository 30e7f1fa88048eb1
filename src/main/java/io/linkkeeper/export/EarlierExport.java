package io.linkkeeper.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.linkkeeper.text.FailureText;

/**
 * Recognises the files that exports wrote, by how they begin, and sheets by the program
 * that wrote them: they are the only ones that an export replaces.
 */
final class EarlierExport {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/** How files of any format begin. */
	private static final List<String> BEGINNINGS = List
		.of(LinkColumn.ID.title() + "," + LinkColumn.SYSTEM_NAME.title() + ",", "{\"" + LinkColumn.ID.title() + "\":");

	private static final int LONGEST = 64;

	private static final String ZIP = "PK";

	private static final String SHEET = XlsxEncoder.APPLICATION;

	private static final int LONGEST_PROPERTIES = 4096;

	private EarlierExport() {
	}

	/**
	 * Refuses a file that exists and was not written by an export.
	 * @param file the file
	 * @throws IllegalArgumentException when it may not be replaced
	 */
	static void require(Path file) {
		if (!Files.exists(file)) {
			return;
		}
		try {
			if (!isExport(file)) {
				throw new IllegalArgumentException(("The file %s exists and was not written by an export; move it away,"
						+ " or name another in rule.file")
					.formatted(file));
			}
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("The file %s exists and cannot be read, so it is not replaced: %s"
				.formatted(file, FailureText.of(ex)), ex);
		}
	}

	private static boolean isExport(Path file) throws IOException {
		try (InputStream content = Files.newInputStream(file)) {
			String head = new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, "");
			return head.isEmpty() || BEGINNINGS.stream().anyMatch(head::startsWith)
					|| (head.startsWith(ZIP) && SHEET.equals(application(file)));
		}
	}

	/** Returns the program that a spreadsheet names as its author, or an empty text. */
	private static String application(Path file) throws IOException {
		try (ZipFile archive = new ZipFile(file.toFile())) {
			ZipEntry properties = archive.getEntry("docProps/app.xml");
			if (properties == null) {
				return "";
			}
			try (InputStream content = archive.getInputStream(properties)) {
				String text = new String(content.readNBytes(LONGEST_PROPERTIES), StandardCharsets.UTF_8);
				return text.replaceFirst("(?s).*<Application>", "").replaceFirst("(?s)</Application>.*", "");
			}
		}
		catch (ZipException ex) {
			return "";
		}
	}

}
