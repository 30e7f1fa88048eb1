package io.linkkeeper.export;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.definition.rule.ExportSettings;
import io.linkkeeper.link.ShortLink;

/**
 * Encodes links for an export. Equal links give equal bytes, in UTF-8. Thread-safe.
 */
interface ExportEncoder {

	/**
	 * Encodes the beginning of the file.
	 * @return the bytes before the first link, possibly none
	 * @throws IOException when encoding fails
	 */
	byte[] header() throws IOException;

	/**
	 * Encodes a batch of links.
	 * @param links the links, in the order of the file
	 * @return the bytes, to be appended to the header or to another batch
	 * @throws IOException when encoding fails
	 */
	byte[] encode(List<ShortLink> links) throws IOException;

	/**
	 * Returns the encoder for the format of a definition.
	 * @param settings the settings of the rule
	 * @param tinyUrl returns the short URL of a link id
	 * @return the encoder
	 */
	static ExportEncoder of(ExportSettings settings, UnaryOperator<String> tinyUrl) {
		return switch (settings.format()) {
			case CSV -> new CsvEncoder(settings.raw(), tinyUrl);
			case JSONL -> new JsonLinesEncoder(tinyUrl);
		};
	}

}
