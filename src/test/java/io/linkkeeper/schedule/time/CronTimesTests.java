package io.linkkeeper.schedule.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Times as Quartz names them, also in the nights in which clocks are put forward or back.
 */
class CronTimesTests {

	private static CronTimes times(String cron, String zone) {
		return new CronTimes(cron, ZoneId.of(zone));
	}

	private static List<String> localTimes(String cron, String zone, String from, String until) {
		CronTimes times = times(cron, zone);
		List<String> found = new ArrayList<>();
		Optional<Instant> time = times.next(Instant.parse(from));
		while (time.isPresent() && time.get().isBefore(Instant.parse(until))) {
			ZonedDateTime local = time.get().atZone(ZoneId.of(zone));
			found.add(local.toLocalTime() + local.getOffset().getId());
			time = times.next(time.get());
		}
		return found;
	}

	@Test
	void everyNightAtItsTimeInTheZone() {
		CronTimes times = times("0 15 4 * * ?", "Europe/Berlin");
		assertThat(times.next(Instant.parse("2026-06-01T00:00:00Z"))).contains(Instant.parse("2026-06-01T02:15:00Z"));
		assertThat(times.next(Instant.parse("2026-06-01T02:15:00Z"))).contains(Instant.parse("2026-06-02T02:15:00Z"));
		assertThat(times.next(Instant.parse("2026-12-01T00:00:00Z"))).contains(Instant.parse("2026-12-01T03:15:00Z"));
	}

	@Test
	void timeThatDoesNotExistIsLeftOut() {
		assertThat(localTimes("0 30 2 * * ?", "Europe/Berlin", "2027-03-27T12:00:00Z", "2027-03-29T12:00:00Z"))
			.as("only the night after")
			.containsExactly("02:30+02:00");
		assertThat(localTimes("0 0/20 * * * ?", "Europe/Berlin", "2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z"))
			.containsExactly("01:40+01:00", "03:00+02:00", "03:20+02:00");
	}

	@Test
	void timeThatComesTwiceIsTheSecondOne() {
		assertThat(localTimes("0 30 2 * * ?", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"))
			.containsExactly("02:30+01:00");
		assertThat(localTimes("0 30 1 * * ?", "America/New_York", "2026-10-31T12:00:00Z", "2026-11-01T12:00:00Z"))
			.containsExactly("01:30-05:00");
		assertThat(localTimes("0 0/20 * * * ?", "Europe/Berlin", "2026-10-24T23:30:00Z", "2026-10-25T02:00:00Z"))
			.containsExactly("01:40+02:00", "02:00+01:00", "02:20+01:00", "02:40+01:00");
	}

	@Test
	void secondComingIsNotForgottenDuringTheFirst() {
		assertThat(times("0 30 2 * * ?", "Europe/Berlin").next(Instant.parse("2026-10-25T00:40:00Z")))
			.contains(Instant.parse("2026-10-25T01:30:00Z"));
	}

	@ParameterizedTest
	@CsvSource({ "Europe/Berlin, 2026-10-24T20:00:00Z", "Europe/Berlin, 2027-03-27T20:00:00Z",
			"America/New_York, 2026-11-01T00:00:00Z", "America/New_York, 2027-03-14T00:00:00Z",
			"Australia/Lord_Howe, 2027-04-03T10:00:00Z", "Australia/Lord_Howe, 2026-10-03T10:00:00Z",
			"America/Havana, 2026-11-01T00:00:00Z", "UTC, 2026-10-24T20:00:00Z" })
	void timesAreTheSameWheneverOneAsks(String zone, Instant from) {
		for (String cron : List.of("0 30 2 * * ?", "0 0/20 * * * ?", "0 10,40 1,2 * * ?", "0 0 0 * * ?",
				"30 59 * * * ?")) {
			CronTimes times = times(cron, zone);
			Instant expected = times.next(from).orElseThrow();
			for (Instant now = from; now.isBefore(from.plus(Duration.ofHours(30))); now = now.plusSeconds(170)) {
				Instant next = times.next(now).orElseThrow();
				assertThat(next).as("%s in %s after %s", cron, zone, now).isAfter(now);
				if (!now.isBefore(expected)) {
					assertThat(times.latest(from, now)).as("%s in %s at %s", cron, zone, now)
						.isPresent()
						.get()
						.satisfies((latest) -> assertThat(times.next(latest)).contains(next));
					expected = next;
				}
				else {
					assertThat(next).as("%s in %s after %s", cron, zone, now).isEqualTo(expected);
				}
			}
		}
	}

	@Test
	void latestTimeOfALongWhile() {
		CronTimes times = times("0 15 4 ? * MON", "UTC");
		assertThat(times.latest(Instant.EPOCH, Instant.parse("2026-11-25T12:00:00Z")))
			.contains(Instant.parse("2026-11-23T04:15:00Z"));
		assertThat(times.latest(Instant.parse("2026-11-23T04:15:00Z"), Instant.parse("2026-11-25T12:00:00Z")))
			.isEmpty();
		assertThat(times.latest(Instant.parse("2026-11-23T04:14:59.9Z"), Instant.parse("2026-11-23T04:15:00Z")))
			.contains(Instant.parse("2026-11-23T04:15:00Z"));
	}

	@Test
	void timesBetweenAreTheLatestInTheirOrder() {
		CronTimes times = times("0 0 * * * ?", "UTC");
		assertThat(times.between(Instant.parse("2026-11-20T04:00:00Z"), Instant.parse("2026-11-20T09:00:00Z"), 3))
			.containsExactly(Instant.parse("2026-11-20T06:00:00Z"), Instant.parse("2026-11-20T07:00:00Z"),
					Instant.parse("2026-11-20T08:00:00Z"));
		assertThat(times.between(Instant.parse("2026-11-20T08:00:00Z"), Instant.parse("2026-11-20T09:00:00Z"), 3))
			.isEmpty();
	}

	@Test
	void scheduleThatHasEnded() {
		assertThat(times("0 0 4 1 1 ? 2025", "UTC").next(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
	}

}
