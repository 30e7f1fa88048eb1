package io.linkkeeper.jar;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The due times of the jobs of a soak against what was recorded of them. A time is made
 * up for by a start for it or for a later time.
 */
final class Starts {

	/** How long after a fault a start may take. */
	static final Duration RECOVERY = Duration.ofMinutes(1);

	private final Map<String, NavigableMap<Instant, Start>> jobs = new TreeMap<>();

	private final Duration period;

	private Starts(Duration period) {
		this.period = period;
	}

	/** Reads what a database recorded. */
	static Starts in(JdbcTemplate database, Duration period) {
		Starts starts = new Starts(period);
		database.query("select job, scheduled_at, outcome, recorded_at from schedule_fire", (row) -> {
			starts.jobs.computeIfAbsent(row.getString("job"), (job) -> new TreeMap<>())
				.put(row.getObject("scheduled_at", OffsetDateTime.class).toInstant(), new Start(
						row.getString("outcome"), row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
		});
		return starts;
	}

	/** How many jobs started. */
	int jobs() {
		return this.jobs.size();
	}

	long due(Instant from, Instant until) {
		return times(from, until).size() * (long) this.jobs.size();
	}

	/** How many of the due times have an outcome. */
	long with(String outcome, Instant from, Instant until) {
		return this.jobs.values()
			.stream()
			.flatMap((starts) -> starts.subMap(from, until).values().stream())
			.filter((start) -> start.outcome().equals(outcome))
			.count();
	}

	/** How long after a moment the last of the jobs had started again. */
	Optional<Duration> untilAllStarted(Instant moment) {
		return this.jobs.values()
			.stream()
			.map((starts) -> firstRecorded(starts, moment))
			.max(Instant::compareTo)
			.filter(Instant.MAX::isAfter)
			.map((last) -> Duration.between(moment, last));
	}

	private static Instant firstRecorded(NavigableMap<Instant, Start> starts, Instant moment) {
		return starts.values()
			.stream()
			.filter(Start::ran)
			.map(Start::recordedAt)
			.filter((at) -> !at.isBefore(moment))
			.min(Instant::compareTo)
			.orElse(Instant.MAX);
	}

	/**
	 * The due times that no start made up for within a minute, or a minute after the
	 * fault in which they fell.
	 */
	List<String> lost(Instant from, Instant until, List<Disturbance> faults) {
		List<String> lost = new ArrayList<>();
		this.jobs.forEach((job, starts) -> times(from, until.minus(RECOVERY)).forEach((time) -> {
			Instant latest = faults.stream()
				.filter((fault) -> fault.covers(time))
				.map(Disturbance::until)
				.findFirst()
				.orElse(time)
				.plus(RECOVERY);
			if (starts.tailMap(time).values().stream().noneMatch((start) -> start.ranBefore(latest))) {
				lost.add(job + " at " + time);
			}
		}));
		return lost;
	}

	/**
	 * The due times of which nothing was recorded, neither that they were started nor why
	 * they were not, other than those that some faults reach.
	 */
	List<String> silent(Instant from, Instant until, List<Disturbance> except) {
		List<String> silent = new ArrayList<>();
		this.jobs.forEach((job, starts) -> times(from, until).stream()
			.filter((time) -> !starts.containsKey(time))
			.filter((time) -> except.stream().noneMatch((fault) -> fault.reaches(time)))
			.forEach((time) -> silent.add(job + " at " + time)));
		return silent;
	}

	private List<Instant> times(Instant from, Instant until) {
		long millis = this.period.toMillis();
		Instant first = Instant.ofEpochMilli((from.toEpochMilli() + millis - 1) / millis * millis);
		return Stream.iterate(first, (time) -> time.isBefore(until), (time) -> time.plus(this.period)).toList();
	}

	/** What became of a due time, and when that was recorded. */
	private record Start(String outcome, Instant recordedAt) {

		boolean ran() {
			return this.outcome.equals("RUN");
		}

		boolean ranBefore(Instant moment) {
			return ran() && this.recordedAt.isBefore(moment);
		}

	}

}
