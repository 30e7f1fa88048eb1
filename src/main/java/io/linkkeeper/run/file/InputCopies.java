package io.linkkeeper.run.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.linkkeeper.csv.CsvSource;

/**
 * The file that a run is given to read, as it was when the run began: kept with the run,
 * so that it does not matter who edits or removes it under way.
 */
public final class InputCopies {

	private static final String NAME = "input.csv";

	private final Folders folders;

	private final RunFiles files;

	/**
	 * Copies of files in a folder.
	 * @param folders where the files lie
	 * @param files where copies are kept
	 */
	public InputCopies(Folders folders, RunFiles files) {
		this.folders = folders;
		this.files = files;
	}

	/**
	 * Makes the copy, in place of one that was not made to its end.
	 * @param runId the run
	 * @param file the file, as the definition names it
	 * @return the SHA-256 of its bytes, in hexadecimal digits
	 * @throws IllegalArgumentException when the definition must not read it
	 * @throws UncheckedIOException when it cannot be read
	 */
	public String make(long runId, String file) {
		Path path = this.folders.input(file);
		try (DigestInputStream content = new DigestInputStream(Files.newInputStream(path), sha256())) {
			this.files.store(runId, NAME, content);
			return HexFormat.of().formatHex(content.getMessageDigest().digest());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file " + path + " cannot be copied: " + ex.getMessage(), ex);
		}
	}

	/**
	 * The copy of a run.
	 * @param runId the run
	 * @param file the file, as the definition names it
	 * @return the copy by the file's name; complete once it has been made
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

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
