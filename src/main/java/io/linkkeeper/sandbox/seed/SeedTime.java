package io.linkkeeper.sandbox.seed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A time in a seed file. */
final class SeedTime {

	private static final Pattern SECONDS = Pattern.compile("-?\\d{1,15}");

	private SeedTime() {
	}

	/** The time of an ISO text with offset, or of seconds; {@code null} for neither. */
	static @Nullable Instant parse(String text) {
		if (SECONDS.matcher(text).matches()) {
			return Instant.ofEpochSecond(Long.parseLong(text));
		}
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			// the caller reports the file and line
			return null;
		}
	}

}
