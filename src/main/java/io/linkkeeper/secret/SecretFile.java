package io.linkkeeper.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files that hold one secret and nothing else, as containers are given them.
 */
public final class SecretFile {

	/** Bytes; no credential is as long. */
	private static final int LARGEST = 16 * 1024;

	private SecretFile() {
	}

	/**
	 * Reads a secret.
	 * @param file where it is; relative to the working directory
	 * @param setting what names the file, for messages
	 * @return the only line of the file, without blanks around it
	 * @throws IllegalArgumentException when there is no such line; the message shows
	 * nothing of what the file holds
	 */
	public static String read(String file, String setting) {
		String text = text(file, setting).strip();
		if (text.isEmpty() || text.lines().count() > 1) {
			throw new IllegalArgumentException(
					"the file '%s' (%s) must hold the secret in one line and nothing else".formatted(file, setting));
		}
		return text;
	}

	private static String text(String file, String setting) {
		try (InputStream content = Files.newInputStream(Path.of(file))) {
			byte[] bytes = content.readNBytes(LARGEST + 1);
			return (bytes.length <= LARGEST) ? new String(bytes, StandardCharsets.UTF_8) : "";
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(
					"the file '%s' (%s) cannot be read: is it there, and may this user read it?".formatted(file,
							setting),
					ex);
		}
	}

}
