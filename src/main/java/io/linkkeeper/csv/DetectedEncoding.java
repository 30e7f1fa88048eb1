package io.linkkeeper.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file: the declared one, that of its byte order mark, or the one
 * that all of its bytes agree with.
 *
 * @param charset the encoding
 * @param markLength length of the byte order marks in bytes, 0 for none
 * @param notes what the operator should know
 */
record DetectedEncoding(Charset charset, int markLength, List<String> notes) {

	static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

	private static final int LOOKED_AT = 512;

	DetectedEncoding {
		notes = List.copyOf(notes);
	}

	/**
	 * Detects the encoding.
	 * @param source the file
	 * @param given the declared encoding, or {@code null}
	 * @return the encoding
	 * @throws CsvException when the byte order mark contradicts what is declared
	 */
	static DetectedEncoding of(CsvSource source, @Nullable Charset given) throws IOException {
		byte[] first;
		try (InputStream bytes = source.open()) {
			first = bytes.readNBytes(LOOKED_AT);
		}
		DetectedEncoding marked = marked(first);
		if (marked != null) {
			marked.refuseOther(given, source.name());
			return marked;
		}
		return (given != null) ? new DetectedEncoding(given, 0, List.of()) : unmarked(source, first);
	}

	private static @Nullable DetectedEncoding marked(byte[] first) {
		if (begins(first, 0, 0xFF, 0xFE, 0, 0) || begins(first, 0, 0, 0, 0xFE, 0xFF)) {
			return marked(first, Charset.forName(begins(first, 0, 0xFF) ? "UTF-32LE" : "UTF-32BE"), 4);
		}
		if (begins(first, 0, 0xEF, 0xBB, 0xBF)) {
			return marked(first, StandardCharsets.UTF_8, 3);
		}
		if (begins(first, 0, 0xFF, 0xFE)) {
			return marked(first, StandardCharsets.UTF_16LE, 2);
		}
		return begins(first, 0, 0xFE, 0xFF) ? marked(first, StandardCharsets.UTF_16BE, 2) : null;
	}

	private static DetectedEncoding marked(byte[] first, Charset charset, int length) {
		int[] mark = new int[length];
		for (int i = 0; i < length; i++) {
			mark[i] = first[i] & 0xFF;
		}
		int marks = 1;
		while (begins(first, marks * length, mark)) {
			marks++;
		}
		List<String> notes = new ArrayList<>();
		if (marks > 1) {
			notes.add("begins with %d byte order marks (U+FEFF); one is usual".formatted(marks));
		}
		return new DetectedEncoding(charset, marks * length, notes);
	}

	private static boolean begins(byte[] bytes, int from, int... mark) {
		if (bytes.length - from < mark.length) {
			return false;
		}
		for (int i = 0; i < mark.length; i++) {
			if ((bytes[from + i] & 0xFF) != mark[i]) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Result files have a UTF-8 mark and are accepted by jobs that declare another
	 * encoding.
	 */
	private void refuseOther(@Nullable Charset given, String file) {
		boolean compatible = given == null || given.equals(this.charset) || this.charset.equals(StandardCharsets.UTF_8)
				|| (given.equals(StandardCharsets.UTF_16) && this.charset.name().startsWith("UTF-16"));
		if (!compatible) {
			throw new CsvException(file, 1, "begins with the byte order mark of " + this.charset + ", not of " + given
					+ "; leave the encoding out or correct it");
		}
	}

	private static DetectedEncoding unmarked(CsvSource source, byte[] first) throws IOException {
		Charset wide = wide(first);
		if (wide != null) {
			return new DetectedEncoding(wide, 0, List.of("read as " + wide + ", without a byte order mark"));
		}
		return new EncodingScan(source).isWindows1252()
				? new DetectedEncoding(WINDOWS_1252, 0,
						List.of("read as windows-1252, as its bytes are not UTF-8; rule.encoding names another"))
				: new DetectedEncoding(StandardCharsets.UTF_8, 0, List.of());
	}

	/** Recognizes UTF-16, in which most characters of a heading have a zero byte. */
	private static @Nullable Charset wide(byte[] first) {
		int pairs = first.length / 2;
		int[] zeros = new int[2];
		for (int i = 0; i < 2 * pairs; i++) {
			zeros[i % 2] += (first[i] == 0) ? 1 : 0;
		}
		if (pairs < 2 || Math.min(zeros[0], zeros[1]) > 0 || 2 * Math.max(zeros[0], zeros[1]) < pairs) {
			return null;
		}
		return (zeros[1] > 0) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
	}

}
