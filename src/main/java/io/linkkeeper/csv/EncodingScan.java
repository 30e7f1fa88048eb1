package io.linkkeeper.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decides from all bytes of a file whether it is windows-1252: it is not UTF-8 anywhere
 * beyond ASCII, and as windows-1252 it reads as text of a western language. Constant
 * memory. Not thread-safe.
 */
final class EncodingScan {

	private static final int BLOCK = 32 * 1024;

	/** Signs that may be between the letters of a word. */
	private static final String IN_WORDS = "\u2019\u2018\u00B4\u00B7\u00AD\u2013\u2014\u00AA\u00BA\u00AE\u2122";

	/** With the blanks beside them. */
	private static final String FRENCH_QUOTES = "\u00AB\u00BB\u00A0";

	/** Of this many letters beyond ASCII one may be in an odd place. */
	private static final int TOLERATED = 50;

	private final CsvSource source;

	private boolean beyondAscii;

	private boolean malformed;

	EncodingScan(CsvSource source) {
		this.source = source;
	}

	boolean isWindows1252() throws IOException {
		try (InputStream bytes = this.source.open()) {
			if (!isBeyondUtf8(bytes)) {
				return false;
			}
		}
		return readsAsText();
	}

	/**
	 * Tests whether no character beyond ASCII is UTF-8. A file that is cut in the middle
	 * of a character, or mixed, counts as UTF-8, and is refused at the line.
	 */
	private boolean isBeyondUtf8(InputStream input) throws IOException {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		ByteBuffer bytes = ByteBuffer.allocate(BLOCK).limit(0);
		CharBuffer decoded = CharBuffer.allocate(BLOCK);
		boolean ended = false;
		while (!ended || bytes.hasRemaining()) {
			if (!ended) {
				ended = fill(bytes, input);
			}
			CoderResult result = decoder.decode(bytes, decoded.clear(), ended);
			noteBeyondAscii(decoded.flip());
			if (result.isMalformed()) {
				boolean cut = ended && result.length() > 1 && bytes.remaining() == result.length();
				if (cut) {
					return false;
				}
				this.malformed = true;
				bytes.position(bytes.position() + result.length());
			}
			if (this.beyondAscii) {
				return false;
			}
		}
		return this.malformed;
	}

	private static boolean fill(ByteBuffer bytes, InputStream input) throws IOException {
		bytes.compact();
		int read = input.read(bytes.array(), bytes.position(), bytes.remaining());
		bytes.position(bytes.position() + Math.max(0, read)).flip();
		return read < 0;
	}

	private void noteBeyondAscii(CharBuffer decoded) {
		while (!this.beyondAscii && decoded.hasRemaining()) {
			this.beyondAscii = decoded.get() >= 0x80;
		}
	}

	private boolean readsAsText() throws IOException {
		CharsetDecoder decoder = DetectedEncoding.WINDOWS_1252.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		long high = 0;
		long odd = 0;
		try (Reader text = new InputStreamReader(new BufferedInputStream(this.source.open(), BLOCK), decoder)) {
			int before = ' ';
			int character = text.read();
			while (character >= 0) {
				int after = text.read();
				if (character == 0) {
					return false;
				}
				if (character >= 0x80) {
					high++;
					odd += isOdd(before, character, after) ? 1 : 0;
				}
				before = character;
				character = after;
			}
			return odd * TOLERATED <= high;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

	private static boolean isOdd(int before, int character, int after) {
		if (!Character.isLetter(character)) {
			return Character.isLetter(before) && Character.isLetter(after) && IN_WORDS.indexOf(character) < 0;
		}
		return (isHigh(before) && isHigh(after)) || (Character.isUpperCase(character) && Character.isLowerCase(before));
	}

	private static boolean isHigh(int character) {
		return character >= 0x80 && FRENCH_QUOTES.indexOf(character) < 0;
	}

}
