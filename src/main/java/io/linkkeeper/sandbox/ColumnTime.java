package io.linkkeeper.sandbox;

import java.time.Instant;

/** What a date column of the server's database keeps of a Unix time. */
final class ColumnTime {

	/** How the date of all zeros reads back: what the server keeps of later years. */
	static final Instant ZERO_DATE = Instant.ofEpochSecond(-62_169_966_238L);

	private static final long LAST_SECOND_OF_9999 = 253_402_300_799L;

	private ColumnTime() {
	}

	/** Milliseconds taken for seconds become the date of all zeros. */
	static Instant of(long seconds) {
		return (seconds > LAST_SECOND_OF_9999) ? ZERO_DATE : Instant.ofEpochSecond(seconds);
	}

}
