package io.linkkeeper.launch;

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
import io.linkkeeper.ledger.RunMode;
import io.linkkeeper.ledger.RunSummary;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A process that dies at any commit it makes: the next one recovers the run, goes on with
 * it, and the end is the same. A sample of the commits by default, all of them with
 * {@code -Dlinkkeeper.crashes=all}.
 */
class CrashIntegrationTests {

	private static final int EXPIRED = 5;

	private static final int SAMPLE = 12;

	private static final JobDefinition DEFINITION = Definitions.expire();

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
		for (int commit : points(commitsOf(RunMode.RUN))) {
			fillAccount();
			long before = dies(RunMode.RUN, commit, moment);
			try (TestWorker worker = worker(new MortalDataSource(this.database))) {
				long run = lastRun(worker);
				if (run != before) {
					goesOn(worker, run, "%s commit %d".formatted(moment, commit));
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
		assertThat(summary.exitCode()).as(when).isZero();
		assertThat(summary.planned()).as(when).isEqualTo(EXPIRED);
		assertThat(summary.applied()).as(when).isEqualTo(EXPIRED);
		assertThat(summary.scanned()).as(when).isEqualTo(summary.planned() + summary.unchanged());
		assertThat(stillEnabled()).as(when).isEmpty();
	}

	@Test
	void planSendsNothingWhereverItDies() {
		for (int commit : points(commitsOf(RunMode.PLAN))) {
			fillAccount();
			long before = dies(RunMode.PLAN, commit, Moment.AFTER);
			try (TestWorker worker = worker(new MortalDataSource(this.database))) {
				long run = lastRun(worker);
				if (run != before) {
					waitsForApproval(worker, run, "AFTER commit " + commit);
				}
			}
		}
	}

	private void waitsForApproval(TestWorker worker, long run, String when) {
		worker.operator().recover(run);
		if (worker.queries().show(run).orElseThrow().guard() == null) {
			worker.operator().restart(run);
		}
		assertThatExceptionOfType(RefusedException.class).as(when)
			.isThrownBy(() -> worker.operator().restart(run))
			.withMessageContaining("`apply " + run + "`");
		assertThat(stillEnabled()).as(when).hasSize(EXPIRED);
		assertThat(worker.operator().apply(run, null).run().applied()).as(when).isEqualTo(EXPIRED);
	}

	private int commitsOf(RunMode mode) {
		fillAccount();
		MortalDataSource database = new MortalDataSource(this.database);
		try (TestWorker worker = worker(database)) {
			int before = database.commits();
			worker.operator().start(new StartRequest(DEFINITION, mode, null));
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
	private long dies(RunMode mode, int commit, Moment moment) {
		MortalDataSource database = new MortalDataSource(this.database);
		TestWorker worker = worker(database);
		long last = lastRun(worker);
		database.dieAt(commit, moment);
		try (worker) {
			worker.operator().start(new StartRequest(DEFINITION, mode, null));
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
		for (int i = 0; i < EXPIRED; i++) {
			this.sandbox.account()
				.put(SandboxLink
					.enabled("gone%04d".formatted(i), this.clock.instant().minus(Duration.ofDays(90)), "NAME-" + i,
							"https://example.com/" + i)
					.withExpiresAt(this.clock.instant().minus(Duration.ofDays(1))));
		}
	}

}
