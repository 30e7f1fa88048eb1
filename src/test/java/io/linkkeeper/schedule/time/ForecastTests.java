package io.linkkeeper.schedule.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import io.linkkeeper.definition.section.MisfireInstruction;
import io.linkkeeper.definition.section.OnCrash;
import io.linkkeeper.definition.section.Schedule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The next starts and the nights to be warned of.
 */
class ForecastTests {

	private static final Instant NOW = Instant.parse("2026-10-23T12:00:00Z");

	private static Forecast forecast(String cron, String zone) {
		return new Forecast(new Schedule(cron, ZoneId.of(zone), MisfireInstruction.FIRE_ONCE, Duration.ofHours(6),
				OnCrash.RESTART));
	}

	@Test
	void offsetChangesOverNight() {
		assertThat(forecast("0 15 4 * * ?", "Europe/Berlin").next(NOW, 3)).extracting(ZonedDateTime::toOffsetDateTime)
			.extracting(Object::toString)
			.containsExactly("2026-10-24T04:15+02:00", "2026-10-25T04:15+01:00", "2026-10-26T04:15+01:00");
	}

	@Test
	void scheduleThatEnds() {
		assertThat(forecast("0 0 4 1 1 ? 2027", "UTC").next(NOW, 10)).hasSize(1);
	}

	@Test
	void timeAtNightIsWarnedOf() {
		assertThat(forecast("0 30 2 * * ?", "Europe/Berlin").warnings(NOW)).containsExactly(
				"on 2026-10-25 clocks go back from 03:00 to 02:00: 02:30 comes twice; the job starts only the second time,"
						+ " at offset +01:00",
				"on 2027-03-28 clocks go forward from 02:00 to 03:00: 02:30 does not exist, so nothing starts then");
	}

	@Test
	void frequentScheduleNamesSomeOfItsTimes() {
		assertThat(forecast("0 0/10 * * * ?", "America/New_York").warnings(NOW)).containsExactly(
				"on 2026-11-01 clocks go back from 02:00 to 01:00: 01:00, 01:10, 01:20 and 3 more come twice;"
						+ " the job starts only the second time, at offset -05:00",
				"on 2027-03-14 clocks go forward from 02:00 to 03:00: 02:00, 02:10, 02:20 and 3 more do not exist,"
						+ " so nothing starts then");
	}

	@Test
	void nothingToWarnOf() {
		assertThat(forecast("0 15 4 * * ?", "Europe/Berlin").warnings(NOW)).isEmpty();
		assertThat(forecast("0 30 2 * * ?", "UTC").warnings(NOW)).isEmpty();
		assertThat(forecast("0 30 2 ? * MON", "Europe/Berlin").warnings(NOW)).as("clocks change on Sundays").isEmpty();
	}

}
