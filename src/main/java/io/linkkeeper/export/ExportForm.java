package io.linkkeeper.export;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.definition.rule.ExportSettings;
import io.linkkeeper.link.ShortLink;

/**
 * The form of an export. The same links give the same bytes, in UTF-8. Thread-safe.
 */
interface ExportForm {

	/**
	 * What stands before the first link.
	 * @return bytes, perhaps none
	 * @throws IOException when they cannot be put together
	 */
	byte[] beginning() throws IOException;

	/**
	 * Some links.
	 * @param links the links, in their order
	 * @return bytes that can follow the beginning or other links
	 * @throws IOException when they cannot be put together
	 */
	byte[] links(List<ShortLink> links) throws IOException;

	/**
	 * The form that a definition asks for.
	 */
	static ExportForm of(ExportSettings settings, UnaryOperator<String> shortUrl) {
		return switch (settings.format()) {
			case CSV -> new CsvForm(settings.raw(), shortUrl);
			case JSONL -> new JsonLinesForm(shortUrl);
		};
	}

}
