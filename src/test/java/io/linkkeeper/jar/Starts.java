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
 * The due times of the jobs of a soak against the starts that were recorded. A time is
 * made up for by a start for it or for a later time.
 */
final class Starts {

	/** How long after a fault the starts may take to go on. */
	private static final Duration GRACE = Duration.ofMinutes(1);

	private final Map<String, NavigableMap<Instant, Start>> outcomes = new TreeMap<>();

	private final Duration period;

	Starts(Duration period) {
		this.period = period;
	}

	/** Reads the starts that a database recorded. */
	Starts read(JdbcTemplate database) {
		database.query("select job, scheduled_at, outcome, recorded_at from schedule_fire",
				(row) -> {
					this.outcomes.computeIfAbsent(row.getString("job"), (job) -> new TreeMap<>())
						.put(row.getObject("scheduled_at", OffsetDateTime.class).toInstant(), new Start(
								row.getString("outcome"), row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
				});
		return this;
	}

	/** The jobs that started. */
	Stream<String> jobs() {
		return this.outcomes.keySet().stream();
	}

	long due(Instant from, Instant until) {
		return times(from, until).size() * (long) this.outcomes.size();
	}

	/** How many of the due times have an outcome. */
	long with(String outcome, Instant from, Instant until) {
		return this.outcomes.values()
			.stream()
			.flatMap((job) -> job.subMap(from, until).values().stream())
			.filter((start) -> start.outcome().equals(outcome))
			.count();
	}

	/** How long after a moment the last of the jobs started. */
	Optional<Duration> untilAllStarted(Instant moment) {
		return this.outcomes.values()
			.stream()
			.map((job) -> job.values()
				.stream()
				.filter(Start::ran)
				.map(Start::recordedAt)
				.filter((at) -> !at.isBefore(moment))
				.min(Instant::compareTo)
				.orElse(Instant.MAX))
			.max(Instant::compareTo)
			.filter(Instant.MAX::isAfter)
			.map((last) -> Duration.between(moment, last));
	}

	/**
	 * The due times that no start makes up for within a minute, or a minute after the
	 * fault in which they fell.
	 */
	List<String> lost(Instant from, Instant until, List<Disturbance> disturbances) {
		List<String> lost = new ArrayList<>();
		this.outcomes.forEach((job, starts) -> times(from, until.minus(GRACE)).forEach((time) -> {
			Instant latest = disturbances.stream()
				.filter((fault) -> !time.isBefore(fault.from()) && time.isBefore(fault.until()))
				.map(Disturbance::until)
				.findFirst()
				.orElse(time)
				.plus(GRACE);
			if (starts.subMap(time, latest).values().stream().noneMatch((start) -> start.ran() && start.recordedAt().isBefore(latest))) {
				lost.add(job + " at " + time);
			}
		}));
		return lost;
	}

	/** What became of a due time, and when that was recorded. */
	private record Start(String outcome, Instant recordedAt) {

		boolean ran() {
			return this.outcome.equals("RUN");
		}

	}

	private List<Instant> times(Instant from, Instant until) {
		long seconds = this.period.toSeconds();
		long first = (from.toEpochMilli() + 1_000 * seconds - 1) / (1_000 * seconds) * seconds;
		return Stream.iterate(Instant.ofEpochSecond(first), (time) -> time.isBefore(until), (time) -> time.plus(this.period))
			.toList();
	}

}
