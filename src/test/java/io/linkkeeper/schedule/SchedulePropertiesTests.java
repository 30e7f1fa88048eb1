package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

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
		assertThat(bind(Map.of())).isEqualTo(new ScheduleProperties("jobs", Duration.ofSeconds(10), 4));
	}

	@Test
	void poolWithoutThreads() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("linkkeeper.schedule.runs-at-a-time", "0")))
			.withStackTraceContaining("linkkeeper.schedule.runs-at-a-time must be at least 1, not 0");
	}

	@Test
	void roundsWithoutEnd() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> bind(Map.of("linkkeeper.schedule.look-every", "PT0S")))
			.withStackTraceContaining("linkkeeper.schedule.look-every must be positive, not PT0S");
	}

}
