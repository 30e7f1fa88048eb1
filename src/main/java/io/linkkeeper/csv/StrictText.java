package io.linkkeeper.csv;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes a file character by character and rejects malformed bytes. All characters
 * before them are returned first, so that the caller knows their line. Not thread-safe.
 */
final class StrictText implements Closeable {

	static final int END = -1;

	private static final int BLOCK = 32 * 1024;

	private final InputStream input;

	private final CharsetDecoder decoder;

	private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();

	private final CharBuffer decoded = CharBuffer.allocate(BLOCK).flip();

	private boolean ended;

	private boolean finished;

	private StrictText(InputStream input, Charset charset) {
		this.input = input;
		this.decoder = charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	static StrictText open(CsvSource source, DetectedEncoding encoding) throws IOException {
		BufferedInputStream input = new BufferedInputStream(source.open(), BLOCK);
		try {
			input.skipNBytes(encoding.markLength());
			return new StrictText(input, encoding.charset());
		}
		catch (IOException | RuntimeException ex) {
			input.close();
			throw ex;
		}
	}

	/**
	 * Reads the next character.
	 * @return a UTF-16 unit, or {@link #END}
	 * @throws CharacterCodingException when the next bytes are malformed
	 */
	int next() throws IOException {
		if (!this.decoded.hasRemaining() && !decodeMore()) {
			return END;
		}
		return this.decoded.get();
	}

	Charset charset() {
		return this.decoder.charset();
	}

	private boolean decodeMore() throws IOException {
		this.decoded.clear();
		while (!this.finished && this.decoded.position() == 0) {
			if (!this.ended) {
				readBytes();
			}
			CoderResult result = this.decoder.decode(this.bytes, this.decoded, this.ended);
			if (result.isError() && this.decoded.position() == 0) {
				result.throwException();
			}
			if (this.ended && !this.bytes.hasRemaining()) {
				this.decoder.flush(this.decoded);
				this.finished = true;
			}
		}
		this.decoded.flip();
		return this.decoded.hasRemaining();
	}

	private void readBytes() throws IOException {
		this.bytes.compact();
		int read = this.input.read(this.bytes.array(), this.bytes.position(), this.bytes.remaining());
		if (read < 0) {
			this.ended = true;
		}
		else {
			this.bytes.position(this.bytes.position() + read);
		}
		this.bytes.flip();
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

}
