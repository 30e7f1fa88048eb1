package io.linkkeeper.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files that contain one secret and nothing else, as container platforms mount
 * them.
 */
public final class SecretFile {

	/** In bytes; larger files are refused. */
	private static final int LARGEST = 16 * 1024;

	private SecretFile() {
	}

	/**
	 * Reads a secret.
	 * @param file its path, relative to the working directory
	 * @param setting the setting that names the file, for messages
	 * @return the only line of the file, stripped
	 * @throws IllegalArgumentException when the file cannot be read or has another number
	 * of lines; the message never contains the file's content
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
