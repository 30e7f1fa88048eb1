package io.linkkeeper.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Detects the encoding of a file from its first bytes.
 *
 * @param charset the encoding
 * @param markLength length of the byte order mark in bytes, 0 for none
 */
record DetectedEncoding(Charset charset, int markLength) {

	private static final int LOOKED_AT = 4;

	/**
	 * Detects the encoding and skips a byte order mark.
	 * @param bytes the file from its beginning
	 * @param given the declared encoding, or {@code null}
	 * @param file the display name of the file
	 * @return the encoding of the remaining bytes
	 */
	static Charset skip(BufferedInputStream bytes, @Nullable Charset given, String file) throws IOException {
		bytes.mark(LOOKED_AT);
		byte[] first = bytes.readNBytes(LOOKED_AT);
		bytes.reset();
		DetectedEncoding start = of(first);
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

	private static DetectedEncoding of(byte[] first) {
		if (begins(first, 0xEF, 0xBB, 0xBF)) {
			return new DetectedEncoding(StandardCharsets.UTF_8, 3);
		}
		if (begins(first, 0xFF, 0xFE)) {
			return new DetectedEncoding(StandardCharsets.UTF_16LE, 2);
		}
		if (begins(first, 0xFE, 0xFF)) {
			return new DetectedEncoding(StandardCharsets.UTF_16BE, 2);
		}
		return new DetectedEncoding(StandardCharsets.UTF_8, 0);
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
	 * Result files have a UTF-8 mark and are accepted by jobs that declare another
	 * encoding.
	 */
	private boolean isCompatibleWith(Charset given) {
		return given.equals(this.charset) || this.charset.equals(StandardCharsets.UTF_8)
				|| (given.equals(StandardCharsets.UTF_16) && this.charset.name().startsWith("UTF-16"));
	}

	/** Rejects UTF-16 without a mark: in ASCII text every second byte is zero. */
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
