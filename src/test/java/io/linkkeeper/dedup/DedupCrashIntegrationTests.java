package io.linkkeeper.dedup;

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
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.ledger.RunSummary;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A dedup process that dies at any commit, while staging too: the next one goes on, each
 * link is counted once, and one of each group stays. A sample of the commits by default,
 * all of them with {@code -Dlinkkeeper.crashes=all}.
 */
class DedupCrashIntegrationTests {

	private static final int GROUPS = 3;

	private static final int SAMPLE = 6;

	private static final JobDefinition DEFINITION = Definitions.dedup();

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private final TestDatabase database = TestDatabase.create();

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
	void runEndsTheSameWhereverItDies(Moment moment) {
		for (int commit : points(commits())) {
			fillAccount();
			String when = "%s commit %d".formatted(moment, commit);
			long before = dies(commit, moment);
			try (TestWorker worker = worker(new MortalDataSource(this.database))) {
				long run = lastRun(worker);
				if (run != before) {
					goesOn(worker, run, when);
				}
			}
		}
	}

	private void goesOn(TestWorker worker, long run, String when) {
		worker.operator().recover(run);
		RunSummary summary = worker.queries().find(run).orElseThrow();
		if (!summary.status().equals("COMPLETED")) {
			summary = worker.operator().restart(run).run();
		}
		assertThat(summary.status()).as(when).isEqualTo("COMPLETED");
		assertThat(summary.scanned()).as(when).isEqualTo(3 * GROUPS);
		assertThat(summary.planned()).as(when).isEqualTo(2 * GROUPS);
		assertThat(summary.applied()).as(when).isEqualTo(2 * GROUPS);
		assertThat(stillEnabled()).as(when).containsExactlyInAnyOrder("link0002", "link0102", "link0202");
		assertThat(staged(worker, run)).as(when).isZero();
	}

	private static long staged(TestWorker worker, long run) {
		return worker.bean(JdbcClient.class)
			.sql("select count(*) from link_snapshot where run_id = ?")
			.param(run)
			.query(Long.class)
			.single();
	}

	private int commits() {
		fillAccount();
		MortalDataSource database = new MortalDataSource(this.database);
		try (TestWorker worker = worker(database)) {
			int before = database.commits();
			worker.run(DEFINITION);
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
	 * @return the last run before it
	 */
	private long dies(int commit, Moment moment) {
		MortalDataSource database = new MortalDataSource(this.database);
		TestWorker worker = worker(database);
		long last = lastRun(worker);
		database.dieAt(commit, moment);
		try (worker) {
			worker.run(DEFINITION);
		}
		catch (RuntimeException ex) {
			assertThat(database.isDead()).as("died for another reason: %s", ex).isTrue();
		}
		return last;
	}

	private static long lastRun(TestWorker worker) {
		List<RunSummary> runs = worker.queries().list(null, 1);
		return runs.isEmpty() ? 0 : runs.get(0).id();
	}

	private List<String> stillEnabled() {
		return this.sandbox.account()
			.links()
			.stream()
			.filter((link) -> link.status() == Status.ENABLED)
			.map(SandboxLink::id)
			.toList();
	}

	private TestWorker worker(MortalDataSource database) {
		return TestWorker.on(this.sandbox, this.clock)
			.dataSource(database)
			.property("linkkeeper.claim-size", 2)
			.property("linkkeeper.calls-per-request", 1)
			.start();
	}

	private void fillAccount() {
		for (int group = 0; group < GROUPS; group++) {
			for (int copy = 0; copy < 3; copy++) {
				this.sandbox.account()
					.put(SandboxLink.enabled("link%02d%02d".formatted(group, copy),
							this.clock.instant().minus(Duration.ofDays(90L - copy)), "NAME-" + group,
							"https://example.com/"));
			}
		}
	}

}
