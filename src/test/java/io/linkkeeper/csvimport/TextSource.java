package io.linkkeeper.csvimport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.linkkeeper.csv.CsvSource;

/**
 * A file {@code links.csv} in memory, in UTF-8.
 *
 * @param text its content
 */
record TextSource(String text) implements CsvSource {

	@Override
	public String name() {
		return "links.csv";
	}

	@Override
	public InputStream open() {
		return new ByteArrayInputStream(this.text.getBytes(StandardCharsets.UTF_8));
	}

}
