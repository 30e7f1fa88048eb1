package io.linkkeeper.sandbox.link;

import java.time.Instant;
import java.time.ZoneId;

/** What a date column of the server's database keeps of a Unix time. */
final class ColumnTime {

	/** How the date of all zeros reads back: what the server keeps of later years. */
	static final Instant ZERO_DATE = Instant.ofEpochSecond(-62_169_966_238L);

	private static final long LAST_SECOND_OF_9999 = 253_402_300_799L;

	private ColumnTime() {
	}

	/**
	 * Milliseconds taken for seconds become the date of all zeros; others are kept as
	 * local times, which say nothing of daylight saving.
	 */
	static Instant of(long seconds, ZoneId zone) {
		return (seconds > LAST_SECOND_OF_9999) ? ZERO_DATE
				: Instant.ofEpochSecond(seconds).atZone(zone).toLocalDateTime().atZone(zone).toInstant();
	}

}
