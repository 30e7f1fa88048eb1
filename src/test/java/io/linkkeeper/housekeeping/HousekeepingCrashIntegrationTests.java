package io.linkkeeper.housekeeping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.MortalDataSource;
import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.ledger.RunSummary;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A housekeeping process that dies at any commit: the next one goes on, counts what was
 * removed once, and leaves no half of a run. A sample of the commits by default, all of
 * them with {@code -Dlinkkeeper.crashes=all}.
 */
class HousekeepingCrashIntegrationTests {

	private static final int SAMPLE = 6;

	private static final JobDefinition DEFINITION = Definitions.housekeeping();

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private final String url = TestWorker.newDatabase();

	private SandboxServer sandbox;

	@BeforeEach
	void start() {
		this.sandbox = SandboxServer.start(SandboxOptions.defaults().withDialect(Bench.dialect()), this.clock);
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@ParameterizedTest
	@EnumSource
	void endsTheSameWhereverItDies(Moment moment) {
		for (int commit : points(commits())) {
			String when = "%s commit %d".formatted(moment, commit);
			makeOldRuns();
			int old = dies(commit, moment);
			try (TestWorker worker = worker(new MortalDataSource(this.url))) {
				RunSummary last = worker.queries().list(null, 1).get(0);
				if (last.type().equals("housekeeping") && !last.status().equals("COMPLETED")) {
					worker.operator().recover(last.id());
					if (!worker.queries().find(last.id()).orElseThrow().status().equals("COMPLETED")) {
						assertThat(worker.operator().restart(last.id()).message()).as(when)
							.startsWith("removed %d runs, 4 changes of ".formatted(old));
					}
				}
				else {
					worker.run(DEFINITION);
				}
				expectNoHalves(worker, when);
			}
		}
	}

	private static void expectNoHalves(TestWorker worker, String when) {
		JdbcClient jdbc = worker.bean(JdbcClient.class);
		assertThat(count(jdbc, "link_change")).as(when).isZero();
		assertThat(count(jdbc, "run where type = 'expire'")).as(when).isZero();
		assertThat(count(jdbc, "batch_job_instance where job_name = 'expire'")).as(when).isZero();
		assertThat(count(jdbc, "batch_step_execution s where not exists (select 1 from batch_job_execution e"
				+ " where e.job_execution_id = s.job_execution_id)"))
			.as(when)
			.isZero();
		jdbc.sql("delete from run_lock").update();
	}

	private static long count(JdbcClient jdbc, String from) {
		return jdbc.sql("select count(*) from " + from).query(Long.class).single();
	}

	/** Plans that were given up: the guard compares with none of them. */
	private void makeOldRuns() {
		try (TestWorker worker = worker(new MortalDataSource(this.url))) {
			this.sandbox.account().links().forEach((link) -> this.sandbox.account().remove(link.id()));
			for (String id : List.of("gone0001", "gone0002")) {
				this.sandbox.account()
					.put(SandboxLink
						.enabled(id, this.clock.instant().minus(Duration.ofDays(90)), "NAME-" + id,
								"https://example.com/")
						.withExpiresAt(this.clock.instant().minusSeconds(1)));
			}
			for (int i = 0; i < 2; i++) {
				worker.operator().abandon(worker.plan(Definitions.expire()).run().id());
			}
		}
		this.clock.advance(Duration.ofDays(181));
	}

	private int commits() {
		makeOldRuns();
		MortalDataSource database = new MortalDataSource(this.url);
		try (TestWorker worker = worker(database)) {
			int before = database.commits();
			assertThat(worker.run(DEFINITION).message()).startsWith("removed 2 runs, 4 changes of ");
			return database.commits() - before;
		}
	}

	private static List<Integer> points(int commits) {
		List<Integer> points = new ArrayList<>(IntStream.rangeClosed(1, commits).boxed().toList());
		if ("all".equals(System.getProperty("linkkeeper.crashes"))) {
			return points;
		}
		long seed = new Random().nextLong();
		System.out.printf("Crash points: %d of %d, seed %d%n", SAMPLE, commits, seed);
		Collections.shuffle(points, new Random(seed));
		return points.subList(0, SAMPLE);
	}

	/**
	 * Starts a run in a process that dies.
	 * @return how many runs there were before it
	 */
	private int dies(int commit, Moment moment) {
		MortalDataSource database = new MortalDataSource(this.url);
		TestWorker worker = worker(database);
		int runs = worker.queries().list(null, 1000).size();
		database.dieAt(commit, moment);
		try (worker) {
			worker.run(DEFINITION);
		}
		catch (RuntimeException ex) {
			assertThat(database.isDead()).as("died for another reason: %s", ex).isTrue();
		}
		return runs;
	}

	private TestWorker worker(MortalDataSource database) {
		return TestWorker.on(this.sandbox, this.clock).dataSource(database).start();
	}

}
