package io.linkkeeper.sandbox.link;

import java.time.Instant;
import java.time.ZoneId;

/** Converts Unix times as a date column of the server's database does. */
final class ColumnTime {

	/** The zero date as it reads back; the server stores it for later years. */
	static final Instant ZERO_DATE = Instant.ofEpochSecond(-62_169_966_238L);

	private static final long LAST_SECOND_OF_9999 = 253_402_300_799L;

	private ColumnTime() {
	}

	/**
	 * Times beyond the year 9999 become the zero date; others are stored as local times
	 * without daylight saving.
	 */
	static Instant of(long seconds, ZoneId zone) {
		return (seconds > LAST_SECOND_OF_9999) ? ZERO_DATE
				: Instant.ofEpochSecond(seconds).atZone(zone).toLocalDateTime().atZone(zone).toInstant();
	}

}
