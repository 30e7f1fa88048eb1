package io.linkkeeper.csv;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a CSV file, wherever they are kept. Reading it whole more than once gives
 * the same bytes.
 */
public interface CsvSource {

	/**
	 * What people call the file; every problem begins with it.
	 * @return the name, such as {@code campaigns/spring.csv}
	 */
	String name();

	/**
	 * Opens the file at its beginning.
	 * @return its bytes, to be closed by the caller
	 * @throws IOException when it cannot be read
	 */
	InputStream open() throws IOException;

}
