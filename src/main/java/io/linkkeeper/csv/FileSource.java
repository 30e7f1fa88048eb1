package io.linkkeeper.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV file on disk.
 *
 * @param name its display name
 * @param file its path
 */
public record FileSource(String name, Path file) implements CsvSource {

	@Override
	public InputStream open() throws IOException {
		return Files.newInputStream(this.file);
	}

}
