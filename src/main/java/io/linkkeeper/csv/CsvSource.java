package io.linkkeeper.csv;

import java.io.IOException;
import java.io.InputStream;

/**
 * Provides the bytes of a CSV file. Opening it again gives the same bytes.
 */
public interface CsvSource {

	/**
	 * Returns the display name of the file, with which every message begins.
	 * @return the name, such as {@code campaigns/spring.csv}
	 */
	String name();

	/**
	 * Opens the file.
	 * @return its bytes, to be closed by the caller
	 * @throws IOException when it cannot be read
	 */
	InputStream open() throws IOException;

}
