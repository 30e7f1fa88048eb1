package io.linkkeeper.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Set;

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
	 * Reads a secret. A byte order mark, blanks around it and line ends are no part of
	 * it.
	 * @param file its path, relative to the working directory
	 * @param setting the setting that names the file, for messages
	 * @return the only line of the file, stripped
	 * @throws IllegalArgumentException when the file cannot be read or has another number
	 * of lines; the message contains neither the file's content nor, unless there is such
	 * a file, its name, which may be the secret itself by mistake
	 */
	public static String read(String file, String setting) {
		String text = text(file, setting).strip();
		if (text.isEmpty() || text.lines().count() > 1) {
			throw new IllegalArgumentException(
					"the file '%s' (%s) must hold the secret in one line and nothing else".formatted(file, setting));
		}
		return text;
	}

	/**
	 * Whether other users than the owner can read a file, or its group can.
	 * @param file its path, relative to the working directory
	 * @return false where there are no POSIX permissions, or no such file
	 */
	public static boolean isOpenToOthers(String file) {
		try {
			return !Collections.disjoint(Files.getPosixFilePermissions(Path.of(file)),
					Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
		}
		catch (IOException | InvalidPathException | UnsupportedOperationException ex) {
			return false;
		}
	}

	private static String text(String file, String setting) {
		Path path = path(file, setting);
		try (InputStream content = Files.newInputStream(path)) {
			byte[] bytes = content.readNBytes(LARGEST + 1);
			return (bytes.length <= LARGEST) ? decoded(bytes) : "";
		}
		catch (NoSuchFileException ex) {
			throw missing(setting);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(Files.exists(path)
					? "the file '%s' (%s) cannot be read: may this user read it?".formatted(file, setting)
					: missing(setting).getMessage());
		}
	}

	/** The parser's exception quotes the name. */
	private static Path path(String file, String setting) {
		try {
			return Path.of(file);
		}
		catch (InvalidPathException ex) {
			throw missing(setting);
		}
	}

	private static IllegalArgumentException missing(String setting) {
		return new IllegalArgumentException(
				"there is no file with the name that %s holds; it must be the path of a file with the secret, not the"
					.formatted(setting) + " secret itself");
	}

	/** Editors and shells of Windows write UTF-16, and byte order marks. */
	private static String decoded(byte[] bytes) {
		boolean utf16 = bytes.length >= 2 && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
				|| bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE);
		String text = new String(bytes, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

}
