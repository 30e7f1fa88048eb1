package io.linkkeeper.definition.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads the text of a definition file and checks its size and encoding.
 */
public final class DefinitionText {

	/**
	 * The maximum size in bytes, a multiple of any real definition.
	 */
	public static final int LARGEST = 256 * 1024;

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private DefinitionText() {
	}

	public static String read(Path file) {
		byte[] bytes = bytes(file);
		if (bytes.length > LARGEST) {
			throw refused(file, 1, "is larger than the " + LARGEST / 1024 + " KiB that a definition may have");
		}
		String text = decode(file, bytes);
		return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

	private static byte[] bytes(Path file) {
		if (Files.isDirectory(file)) {
			throw refused(file, 0, "is a folder; name the files in it");
		}
		try (InputStream input = Files.newInputStream(file)) {
			return input.readNBytes(LARGEST + 1);
		}
		catch (NoSuchFileException ex) {
			throw refused(file, 0, "there is no such file");
		}
		catch (IOException ex) {
			throw refused(file, 0, "cannot be read: " + ex.getMessage());
		}
	}

	private static String decode(Path file, byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		CharBuffer text = CharBuffer.allocate(bytes.length);
		ByteBuffer input = ByteBuffer.wrap(bytes);
		CoderResult result = decoder.decode(input, text, true);
		text.flip();
		// zero bytes are UTF-16, of which every second one may be valid
		if (result.isError() || text.toString().indexOf('\0') >= 0) {
			int end = result.isError() ? text.length() : text.toString().indexOf('\0');
			throw refused(file, lineAt(text.toString(), end), "is not UTF-8; save the file in that encoding");
		}
		return text.toString();
	}

	static int lineAt(String text, int end) {
		return 1 + (int) text.chars().limit(end).filter((character) -> character == '\n').count();
	}

	private static InvalidDefinitionException refused(Path file, int line, String message) {
		return new InvalidDefinitionException(new DefinitionProblem(file.toString(), line, "", message));
	}

}
