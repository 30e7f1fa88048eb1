package io.linkkeeper.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Tells by the first bytes of a file how its text is encoded.
 *
 * @param charset the encoding
 * @param markLength how many bytes the byte order mark takes, maybe none
 */
record TextStart(Charset charset, int markLength) {

	private static final int LOOKED_AT = 4;

	/**
	 * Looks at the first bytes and skips a byte order mark.
	 * @param bytes the file from its beginning
	 * @param given the encoding that the file is said to have, or {@code null}
	 * @param file what people call the file
	 * @return the encoding of what follows
	 */
	static Charset skip(BufferedInputStream bytes, @Nullable Charset given, String file) throws IOException {
		bytes.mark(LOOKED_AT);
		byte[] first = bytes.readNBytes(LOOKED_AT);
		bytes.reset();
		TextStart start = of(first);
		if (start.markLength() == 0) {
			refuseUnmarked(first, given, file);
			return (given != null) ? given : StandardCharsets.UTF_8;
		}
		if (given != null && !start.isCompatibleWith(given)) {
			throw new CsvException(file, 1, "begins with the byte order mark of " + start.charset() + ", not of "
					+ given + "; leave the encoding out or correct it");
		}
		bytes.skipNBytes(start.markLength());
		return start.charset();
	}

	private static TextStart of(byte[] first) {
		if (begins(first, 0xEF, 0xBB, 0xBF)) {
			return new TextStart(StandardCharsets.UTF_8, 3);
		}
		if (begins(first, 0xFF, 0xFE)) {
			return new TextStart(StandardCharsets.UTF_16LE, 2);
		}
		if (begins(first, 0xFE, 0xFF)) {
			return new TextStart(StandardCharsets.UTF_16BE, 2);
		}
		return new TextStart(StandardCharsets.UTF_8, 0);
	}

	private static boolean begins(byte[] bytes, int... mark) {
		if (bytes.length < mark.length) {
			return false;
		}
		for (int i = 0; i < mark.length; i++) {
			if ((bytes[i] & 0xFF) != mark[i]) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Results are marked UTF-8, and can be fed again to a job that reads another
	 * encoding.
	 */
	private boolean isCompatibleWith(Charset given) {
		return given.equals(this.charset) || this.charset.equals(StandardCharsets.UTF_8)
				|| (given.equals(StandardCharsets.UTF_16) && this.charset.name().startsWith("UTF-16"));
	}

	/** Every second byte is zero where ASCII stands in two bytes. */
	private static void refuseUnmarked(byte[] first, @Nullable Charset given, String file) {
		if (given != null || first.length < LOOKED_AT) {
			return;
		}
		boolean little = first[0] != 0 && first[1] == 0 && first[2] != 0 && first[3] == 0;
		boolean big = first[0] == 0 && first[1] != 0 && first[2] == 0 && first[3] != 0;
		if (little || big) {
			throw new CsvException(file, 1, "looks like UTF-16 without a byte order mark; save it as UTF-8, or say"
					+ " encoding: " + (little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE));
		}
	}

}
