package io.linkkeeper.export;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.definition.rule.ExportSettings;
import io.linkkeeper.link.ShortLink;

/**
 * The form of an export. The same links give the same bytes, in UTF-8. Thread-safe.
 */
interface ExportEncoder {

	/**
	 * What stands before the first link.
	 * @return bytes, perhaps none
	 * @throws IOException when they cannot be put together
	 */
	byte[] header() throws IOException;

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
	static ExportEncoder of(ExportSettings settings, UnaryOperator<String> tinyUrl) {
		return switch (settings.format()) {
			case CSV -> new CsvEncoder(settings.raw(), tinyUrl);
			case JSONL -> new JsonLinesEncoder(tinyUrl);
		};
	}

}
