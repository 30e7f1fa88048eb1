package io.linkkeeper.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;

import io.linkkeeper.definition.rule.ExportSettings;
import io.linkkeeper.link.ShortLink;

/**
 * Encodes links for an export. Equal links give equal bytes, in UTF-8. Thread-safe.
 */
interface ExportEncoder {

	/**
	 * Encodes a batch of links.
	 * @param links the links, in the order of the file
	 * @return the bytes, to be appended to those of other batches
	 * @throws IOException when encoding fails
	 */
	byte[] encode(List<ShortLink> links) throws IOException;

	/**
	 * Writes the file.
	 * @param links the encoded batches
	 * @param out receives the file; not closed
	 * @throws IllegalArgumentException when the format cannot hold the links
	 * @throws IOException when the file cannot be written
	 */
	void write(InputStream links, OutputStream out) throws IOException;

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
			case XLSX -> new XlsxEncoder(new JsonLinesEncoder(tinyUrl));
		};
	}

}
