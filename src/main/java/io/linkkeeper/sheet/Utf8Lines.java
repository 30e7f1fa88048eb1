package io.linkkeeper.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file in UTF-8, which end with LF or CRLF. The size of a line is
 * limited. Not thread-safe.
 */
final class Utf8Lines implements Closeable {

	/** In bytes. */
	static final int LONGEST = 1_000_000;

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private final String file;

	private final InputStream input;

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
		.onMalformedInput(CodingErrorAction.REPORT)
		.onUnmappableCharacter(CodingErrorAction.REPORT);

	private final byte[] block = new byte[32 * 1024];

	/** The next byte of the block, and the end of what it holds. */
	private int at;

	private int filled;

	private byte[] bytes = new byte[1024];

	private int length;

	private long line;

	Utf8Lines(CsvSource source) throws IOException {
		this.file = source.name();
		this.input = source.open();
	}

	/** Returns the number of the line that was read last, from 1. */
	long line() {
		return this.line;
	}

	/**
	 * Reads the next line.
	 * @return the line without its end, or {@code null} at the end of the file
	 * @throws CsvException when it is too long or not UTF-8
	 */
	@Nullable String next() throws IOException {
		if (!fill()) {
			return null;
		}
		this.line++;
		this.length = 0;
		boolean ended = false;
		while (!ended && fill()) {
			int end = this.at;
			while (end < this.filled && this.block[end] != '\n') {
				end++;
			}
			append(end);
			ended = end < this.filled;
			this.at = ended ? end + 1 : end;
		}
		return decoded();
	}

	private boolean fill() throws IOException {
		if (this.at == this.filled) {
			this.at = 0;
			this.filled = Math.max(0, this.input.read(this.block));
		}
		return this.filled > 0;
	}

	private void append(int end) {
		int more = end - this.at;
		if (this.length + more > LONGEST) {
			throw new CsvException(this.file, this.line,
					"is longer than %d bytes; write each JSON object in a line of its own".formatted(LONGEST));
		}
		if (this.length + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.length + more, 2 * this.bytes.length));
		}
		System.arraycopy(this.block, this.at, this.bytes, this.length, more);
		this.length += more;
	}

	private String decoded() {
		boolean carriageReturn = this.length > 0 && this.bytes[this.length - 1] == '\r';
		try {
			String text = this.decoder
				.decode(ByteBuffer.wrap(this.bytes, 0, carriageReturn ? this.length - 1 : this.length))
				.toString();
			return (this.line == 1 && text.indexOf(BYTE_ORDER_MARK) == 0) ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw new CsvException(this.file, this.line, "has bytes that are not UTF-8; save the file as UTF-8");
		}
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}
