package io.linkkeeper.disk;

/**
 * Thrown when the disk of the database is too full, or did not take a commit.
 */
public class DiskException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	DiskException(String message) {
		super(message);
	}

}
