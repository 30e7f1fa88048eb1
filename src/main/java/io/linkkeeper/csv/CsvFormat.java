package io.linkkeeper.csv;

import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a CSV file before it is read.
 *
 * @param encoding its encoding, or {@code null} for UTF-8 unless a byte order mark says
 * otherwise
 * @param delimiter what stands between its cells, or {@code null} to tell by the heading
 */
public record CsvFormat(@Nullable Charset encoding, @Nullable Delimiter delimiter) {

	/** Everything is found out from the file. */
	public static final CsvFormat DETECTED = new CsvFormat(null, null);

}
