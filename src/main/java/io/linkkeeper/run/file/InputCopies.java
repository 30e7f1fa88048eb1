package io.linkkeeper.run.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.text.FailureText;

/**
 * Copies the input file of a run into the database when the run begins, so that later
 * edits of the file do not affect the run.
 */
public final class InputCopies {

	private static final String NAME = "input.csv";

	private final Folders folders;

	private final RunFiles files;

	/**
	 * Creates the copies' store.
	 * @param folders where input files are found
	 * @param files where copies are stored
	 */
	public InputCopies(Folders folders, RunFiles files) {
		this.folders = folders;
		this.files = files;
	}

	/**
	 * Stores the copy, replacing an incomplete one.
	 * @param runId the run
	 * @param file the file, as the definition names it
	 * @return the SHA-256 of its bytes in hexadecimal
	 * @throws UnusableInputException when the file does not exist or is outside the
	 * folder
	 * @throws UncheckedIOException when it cannot be read
	 */
	public String make(long runId, String file) {
		try (DigestInputStream content = new DigestInputStream(this.folders.open(file), sha256())) {
			this.files.store(runId, NAME, content);
			return HexFormat.of().formatHex(content.getMessageDigest().digest());
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableInputException(ex.getMessage(), ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file '" + file + "' cannot be copied: " + FailureText.of(ex), ex);
		}
	}

	/**
	 * Returns the copy that a run reads.
	 * @param runId the run
	 * @param file the file, as the definition names it
	 * @return the copy under the file's name; complete once {@link #make} has returned
	 */
	public CsvSource of(long runId, String file) {
		return new CsvSource() {
			@Override
			public String name() {
				return file;
			}

			@Override
			public InputStream open() {
				return InputCopies.this.files.open(runId, NAME);
			}
		};
	}

	/**
	 * Reads the copy, and deletes it when it cannot be used as a whole.
	 * @param <T> what the file contains
	 * @param runId the run
	 * @param reading reads the copy completely
	 * @return the result of {@code reading}
	 * @throws UnusableInputException when {@code reading} throws a {@link CsvException}
	 */
	public <T> T readCompletely(long runId, Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (CsvException ex) {
			this.files.delete(runId, NAME);
			throw new UnusableInputException(ex.getMessage(), ex);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
