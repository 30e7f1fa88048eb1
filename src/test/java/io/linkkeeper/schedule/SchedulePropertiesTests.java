package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the schedule is set to when nobody says otherwise, and what it is not set to.
 */
class SchedulePropertiesTests {

	private static ScheduleProperties bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("linkkeeper.schedule",
				ScheduleProperties.class);
	}

	@Test
	void defaults() {
		assertThat(bind(Map.of())).isEqualTo(new ScheduleProperties(Duration.ofSeconds(10), 4));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 13 })
	void runsFewerOrMoreThanThereCanBe(int runs) {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("linkkeeper.schedule.runs-at-a-time", Integer.toString(runs))))
			.withStackTraceContaining("linkkeeper.schedule.runs-at-a-time must be between 1 and 12, not " + runs);
	}

	@Test
	void roundsWithoutEnd() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("linkkeeper.schedule.look-every", "PT0S")))
			.withStackTraceContaining("linkkeeper.schedule.look-every must be positive, not PT0S");
	}

}
