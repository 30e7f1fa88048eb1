package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import io.linkkeeper.sandbox.fault.FaultKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@code serve} with five jobs every few seconds that suffers one fault after the
 * other: each due time is made up for within a minute after the fault, health is UP by
 * then, and nothing grows that need not. It lasts as long as the system property
 * {@code linkkeeper.soak} says, and each fault occurs once at least.
 */
@Tag("soak")
class SoakIntegrationTests {

	private static final Duration LENGTH = Duration.parse(System.getProperty("linkkeeper.soak", "PT10M"));

	private static final Duration FAULT = Duration.ofSeconds(8);

	private static final Duration REST = Duration.ofSeconds(12);

	private static final Duration RECOVERY = Duration.ofMinutes(1);

	private final Clock clock = Clock.systemUTC();

	private final List<Disturbance> disturbances = new ArrayList<>();

	@TempDir
	private Path folder;

	private @Nullable SoakedServe running;

	/** A failure leaves no process behind. */
	@AfterEach
	void endServe() throws IOException, InterruptedException {
		SoakedServe serve = this.running;
		if (serve != null && !serve.process().hasEnded()) {
			serve.process().kill();
		}
	}

	private static JdbcTemplate to(String url, String user) {
		return new JdbcTemplate(new DriverManagerDataSource(url, user, ""));
	}

	@Test
	void onPostgres() throws Exception {
		TestDatabase database = TestPostgres.emptyDatabase();
		JdbcTemplate administrator = new JdbcTemplate(TestPostgres.emptyDatabase().dataSource());
		try (Account account = Account.withExpired(50); Front front = new Front(account.server())) {
			SoakedServe serve = new SoakedServe(this.folder, account, front);
			serve.jar().with("LINKKEEPER_DB_URL", database.url()).with("LINKKEEPER_DB_USER", database.user());
			Map<String, Step> faults = faults(serve, account, front);
			PostgresFaults postgres = new PostgresFaults(administrator, database);
			faults.put("backends killed", (pause) -> postgres.terminateBackends());
			faults.put("database read-only", (pause) -> {
				postgres.set("default_transaction_read_only = on");
				pause.run();
				postgres.reset();
			});
			faults.put("server crashes", (pause) -> postgres.crash());
			faults.put("database closed", (pause) -> {
				postgres.close();
				pause.run();
				postgres.open();
			});
			soak(serve, faults, () -> to(database.url(), database.user()));
		}
	}

	@Test
	void onTheEmbeddedDatabase() throws Exception {
		String url = "jdbc:hsqldb:file:%s;hsqldb.lock_file=false;shutdown=true"
			.formatted(this.folder.resolve("data/linkkeeper"));
		try (Account account = Account.withExpired(50); Front front = new Front(account.server())) {
			SoakedServe serve = new SoakedServe(this.folder, account, front);
			soak(serve, faults(serve, account, front), () -> to(url, "SA"));
		}
	}

	private Map<String, Step> faults(SoakedServe serve, Account account, Front front) {
		Map<String, Step> faults = new LinkedHashMap<>();
		faults.put("API down", whileIt(front::refuseAll, front::passAll));
		faults.put("API 503",
				whileIt(() -> account.faults().failBefore(1, FaultKind.UNAVAILABLE), account.faults()::clear));
		faults.put("API 429", whileIt(() -> front.tooMany(3), front::passAll));
		faults.put("portal", whileIt(front::portal, front::passAll));
		faults.put("answers lost",
				whileIt(() -> account.faults().failAfter(0.5, FaultKind.RESET, FaultKind.TRUNCATED),
						account.faults()::clear));
		faults.put("serve stopped", (pause) -> {
			serve.process().suspend();
			pause.run();
			serve.process().resume();
		});
		faults.put("serve killed", (pause) -> {
			serve.process().kill();
			serve.start();
		});
		faults.put("definition cut off", (pause) -> {
			Files.writeString(serve.definition("expire"), "name: expire-links\ntype: exp");
			pause.run();
			Files.writeString(serve.definition("expire"), SoakedServe.definitionOf("expire"));
		});
		faults.put("definition flickers", (pause) -> {
			for (int i = 0; i < 4; i++) {
				Files.delete(serve.definition("dedup"));
				pause(FAULT.dividedBy(8));
				Files.writeString(serve.definition("dedup"), SoakedServe.definitionOf("dedup"));
				pause(FAULT.dividedBy(8));
			}
		});
		return faults;
	}

	private static Step whileIt(Runnable begins, Runnable ends) {
		return (pause) -> {
			begins.run();
			pause.run();
			ends.run();
		};
	}

	private void soak(SoakedServe serve, Map<String, Step> faults, java.util.function.Supplier<JdbcTemplate> database)
			throws Exception {
		serve.start();
		this.running = serve;
		serve.awaitHealthy(RECOVERY);
		rest(serve);
		ProcessLevel first = serve.level();
		Instant begin = this.clock.instant();
		do {
			for (Map.Entry<String, Step> fault : faults.entrySet()) {
				disturb(serve, fault.getKey(), fault.getValue());
			}
		}
		while (this.clock.instant().isBefore(begin.plus(LENGTH)));
		Instant end = this.clock.instant();
		ProcessLevel last = serve.level();
		serve.process().terminate();
		int exitCode = serve.process().end().exitCode();
		Starts starts = new Starts(SoakedServe.PERIOD).read(database.get());
		print(starts, begin, end, first);
		Map<String, Long> rows = rows(database.get());
		System.out.println("rows: " + rows);
		assertThat(exitCode).isIn(0, 5);
		assertThat(starts.lost(begin, end, this.disturbances)).isEmpty();
		assertThat(starts.jobs()).hasSize(5);
		assertThat(last.threads()).as("threads").isLessThan(first.threads() + 20);
		assertThat(last.handles()).as("handles").isLessThan(first.handles() + 30);
		assertThat(rows).as("tables of what is going on").allSatisfy((table, count) -> {
			if (table.matches("qrtz_.*|run_lock|schedule_state|health_check|request_budget|link_snapshot")) {
				assertThat(count).as(table).isLessThan(100);
			}
		});
	}

	private void disturb(SoakedServe serve, String name, Step fault) throws Exception {
		serve.renewWork();
		Instant from = this.clock.instant();
		fault.run(() -> pause(FAULT));
		Instant until = this.clock.instant();
		Duration healthy = serve.awaitHealthy(RECOVERY);
		rest(serve);
		this.disturbances.add(new Disturbance(name, from, until, healthy, serve.level()));
	}

	private void rest(SoakedServe serve) throws IOException {
		serve.renewWork();
		pause(REST);
	}

	private static void pause(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void print(Starts starts, Instant begin, Instant end, ProcessLevel first) {
		System.out.printf("soak of %s: %d due, %d made, first %s%n", Duration.between(begin, end),
				starts.due(begin, end), starts.with("RUN", begin, end), first);
		System.out.printf("%-20s %4s %5s %8s %7s %9s %8s %6s %8s %8s%n", "fault", "due", "made", "skipped", "other",
				"start s", "UP s", "MB", "threads", "handles");
		for (Disturbance fault : this.disturbances) {
			long due = starts.due(fault.from(), fault.until());
			long made = starts.with("RUN", fault.from(), fault.until());
			long skipped = starts.with("SKIPPED", fault.from(), fault.until());
			System.out.printf("%-20s %4d %5d %8d %7d %9s %8.1f %6d %8d %8d%n", fault.name(), due, made, skipped,
					due - made - skipped,
					starts.untilAllStarted(fault.until()).map((time) -> "%.1f".formatted(time.toMillis() / 1e3)).orElse("never"),
					fault.untilHealthy().toMillis() / 1e3, fault.level().megabytes(), fault.level().threads(),
					fault.level().handles());
		}
	}

	private static Map<String, Long> rows(JdbcTemplate database) {
		Map<String, Long> rows = new TreeMap<>();
		database
			.queryForList("select table_name from information_schema.tables where lower(table_schema) = 'public'",
					String.class)
			.forEach((table) -> rows.put(table.toLowerCase(java.util.Locale.ROOT),
					database.queryForObject("select count(*) from \"" + table + "\"", Long.class)));
		return rows;
	}

	/** A fault, which lasts as long as its pause does. */
	@FunctionalInterface
	private interface Step {

		void run(Runnable pause) throws Exception;

	}

}
