package io.linkkeeper.csv;

import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * The declared format of a CSV file.
 *
 * @param encoding its encoding, or {@code null} for UTF-8 unless a byte order mark says
 * otherwise
 * @param delimiter its delimiter, or {@code null} to detect it from the heading
 */
public record CsvFormat(@Nullable Charset encoding, @Nullable Delimiter delimiter) {

	/** Encoding and delimiter are detected. */
	public static final CsvFormat DETECTED = new CsvFormat(null, null);

}
