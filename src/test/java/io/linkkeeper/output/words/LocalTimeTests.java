package io.linkkeeper.output.words;

import java.time.Instant;
import java.time.ZoneId;

import io.linkkeeper.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times for people.
 */
class LocalTimeTests {

	private static final Instant NOW = Instant.parse("2026-11-20T04:15:00Z");

	private final LocalTime time = new LocalTime(new SettableClock(NOW), ZoneId.of("Europe/Berlin"));

	@Test
	void isInThePlaceOfItsReaderWithTheOffset() {
		assertThat(this.time.exact(NOW)).isEqualTo("2026-11-20 05:15:00 +01:00");
		assertThat(this.time.exact(Instant.parse("2026-07-01T23:30:05Z"))).isEqualTo("2026-07-02 01:30:05 +02:00");
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20T04:15:00Z, now", "2026-11-20T04:14:59.5Z, now", "2026-11-20T04:14:48Z, 12 s ago",
			"2026-11-20T04:10:00Z, 5 min ago", "2026-11-20T02:14:59Z, 2 h ago", "2026-11-17T04:15:00Z, 3 d ago",
			"2023-11-20T04:15:00Z, 3 y ago", "2026-11-20T04:16:00Z, in 1 min", "2026-11-23T05:00:00Z, in 3 d",
			"1970-01-01T00:00:00Z, 56 y ago" })
	void isRelativeToNow(Instant instant, String words) {
		assertThat(this.time.relative(instant)).isEqualTo(words);
	}

}
