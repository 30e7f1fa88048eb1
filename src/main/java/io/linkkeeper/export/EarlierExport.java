package io.linkkeeper.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.linkkeeper.text.FailureText;

/**
 * Recognises the files that exports wrote, by how they begin: they are the only ones that
 * an export replaces.
 */
final class EarlierExport {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/** How files of any format begin. */
	private static final List<String> BEGINNINGS = List
		.of(LinkColumn.ID.title() + "," + LinkColumn.SYSTEM_NAME.title() + ",", "{\"" + LinkColumn.ID.title() + "\":");

	private static final int LONGEST = 64;

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
		try (InputStream content = Files.newInputStream(file)) {
			String head = new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, "");
			if (!head.isEmpty() && BEGINNINGS.stream().noneMatch(head::startsWith)) {
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

}
