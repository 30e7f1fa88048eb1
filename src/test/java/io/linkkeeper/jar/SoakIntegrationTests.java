package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@code serve} with five jobs every few seconds that suffers one fault after the
 * other: within a minute after each, health is UP and all that was due is made up for,
 * each due time is recorded with what became of it, and nothing grows that need not. It
 * lasts as long as the system property {@code linkkeeper.soak} says, and each fault
 * occurs once at least.
 */
@Tag("soak")
class SoakIntegrationTests {

	private static final Duration LENGTH = Duration.parse(System.getProperty("linkkeeper.soak", "PT10M"));

	private static final Duration FAULT = Duration.ofSeconds(8);

	private static final Duration REST = Duration.ofSeconds(12);

	/** Of what is going on, and how many rows each table may hold after it has ended. */
	private static final Map<String, Long> ROWS = Map.of("qrtz_triggers", 5L, "qrtz_fired_triggers", 5L,
			"qrtz_scheduler_state", 2L, "run_lock", 0L, "schedule_state", 5L, "health_check", 1L, "link_snapshot",
			200L);

	private final Clock clock = Clock.systemUTC();

	private final List<Disturbance> disturbances = new ArrayList<>();

	@TempDir
	private Path folder;

	private static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void onPostgres() throws Exception {
		Path password = Files.writeString(this.folder.resolve("password"), "first");
		try (OwnPostgres postgres = new OwnPostgres(this.folder.resolve("postgres"), "first");
				Account account = Account.withExpired(50);
				Front front = new Front(account.server());
				SoakedServe serve = new SoakedServe(this.folder, account, front)) {
			serve.jar()
				.with("LINKKEEPER_DB_URL", postgres.url())
				.with("LINKKEEPER_DB_USER", OwnPostgres.NAME)
				.with("LINKKEEPER_DB_PASSWORD_FILE", password.toString());
			SoakFaults faults = faults(serve, account, front);
			faults.ofPostgres(postgres, password);
			soak(serve, faults, postgres::tables);
		}
	}

	@Test
	void onTheEmbeddedDatabase() throws Exception {
		Path data = this.folder.resolve("data");
		String url = "jdbc:hsqldb:file:%s;hsqldb.lock_file=false;shutdown=true".formatted(data.resolve("linkkeeper"));
		try (SmallDisk disk = SmallDisk.isPossible() ? SmallDisk.mountedAt(data) : null;
				Account account = Account.withExpired(50);
				Front front = new Front(account.server());
				SoakedServe serve = new SoakedServe(this.folder, account, front)) {
			SoakFaults faults = faults(serve, account, front);
			if (disk != null) {
				faults.ofDisk(disk);
			}
			else {
				System.out.println("left out, as only root may mount a disk: " + SoakFaults.DISK);
			}
			soak(serve, faults, () -> new JdbcTemplate(new DriverManagerDataSource(url, "SA", "")));
		}
	}

	private static SoakFaults faults(SoakedServe serve, Account account, Front front)
			throws IOException, InterruptedException {
		SoakFaults faults = new SoakFaults(serve, account, front, () -> pause(FAULT));
		if (ShiftedClock.isPossible()) {
			faults.ofClock(ShiftedClock.of(serve.jar()));
		}
		else {
			System.out.println("left out, as there is no C compiler: " + SoakFaults.CLOCK);
		}
		return faults;
	}

	private void soak(SoakedServe serve, SoakFaults faults, Supplier<JdbcTemplate> database) throws Exception {
		serve.start();
		serve.awaitHealthy(Starts.RECOVERY);
		Instant begin = this.clock.instant();
		do {
			int first = this.disturbances.size();
			for (Map.Entry<String, SoakFaults.Step> fault : faults.steps().entrySet()) {
				disturb(serve, fault.getKey(), fault.getValue());
			}
			this.disturbances.get(this.disturbances.size() - 1)
				.level()
				.assertLevelWith(this.disturbances.get(first).level());
		}
		while (this.clock.instant().isBefore(begin.plus(LENGTH)));
		Instant end = this.clock.instant();
		serve.awaitDone(Starts.RECOVERY);
		serve.process().terminate();
		assertThat(serve.process().end().exitCode()).isIn(0, 5);
		check(Starts.in(database.get(), SoakedServe.PERIOD), begin, end);
		ROWS.forEach(
				(table, most) -> assertThat(database.get().queryForObject("select count(*) from " + table, Long.class))
					.as(table)
					.isLessThanOrEqualTo(most));
	}

	private void disturb(SoakedServe serve, String name, SoakFaults.Step fault) throws Exception {
		serve.renewWork();
		Instant from = this.clock.instant();
		fault.run();
		Instant until = this.clock.instant();
		Duration healthy = serve.awaitHealthy(Starts.RECOVERY);
		serve.renewWork();
		pause(REST);
		this.disturbances.add(new Disturbance(name, from, until, healthy, serve.level()));
	}

	private void check(Starts starts, Instant begin, Instant end) {
		print(starts, begin, end);
		List<Disturbance> withoutOutcome = this.disturbances.stream()
			.filter((fault) -> SoakFaults.WITHOUT_OUTCOME.contains(fault.name()))
			.toList();
		assertThat(starts.jobs()).isEqualTo(SoakedServe.jobs());
		assertThat(starts.lost(begin, end, this.disturbances)).as("starts that nothing made up for").isEmpty();
		assertThat(starts.silent(begin, end.minus(SoakedServe.PERIOD), withoutOutcome))
			.as("due times without an outcome")
			.isEmpty();
	}

	private void print(Starts starts, Instant begin, Instant end) {
		System.out.printf("soak of %s: %d due, %d made%n", Duration.between(begin, end), starts.due(begin, end),
				starts.with("RUN", begin, end));
		System.out.println(
				"| fault | due | started | skipped | missed | all started after s | UP after s | MB | threads | handles |");
		this.disturbances.forEach((fault) -> System.out.printf(
				"| %s | %d | %d | %d | %d | %s | %.1f | %d | %d | %d |%n", fault.name(),
				starts.due(fault.from(), fault.until()), starts.with("RUN", fault.from(), fault.until()),
				starts.with("SKIPPED", fault.from(), fault.until()), starts.with("MISSED", fault.from(), fault.until()),
				starts.untilAllStarted(fault.until())
					.map((time) -> "%.1f".formatted(time.toMillis() / 1e3))
					.orElse("never"),
				fault.untilHealthy().toMillis() / 1e3, fault.level().megabytes(), fault.level().threads(),
				fault.level().handles()));
	}

}
