package io.linkkeeper.files;

import java.io.IOException;

/**
 * The last step of writing a file, which makes it visible under its name.
 */
@FunctionalInterface
public interface Publication {

	/**
	 * Makes the file visible.
	 * @throws IOException when it cannot be written
	 */
	void publish() throws IOException;

}
