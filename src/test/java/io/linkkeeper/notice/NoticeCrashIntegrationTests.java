package io.linkkeeper.notice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.linkkeeper.MortalDataSource;
import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.TestWorker;
import io.linkkeeper.ledger.RunSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A notice whose process dies at any commit: the next one goes on with it, and each
 * person is told once. A sample of the commits by default, all of them with
 * {@code -Dlinkkeeper.crashes=all}.
 */
class NoticeCrashIntegrationTests {

	private static final int SAMPLE = 6;

	private final String url = TestWorker.newDatabase();

	private NoticeBench bench;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.bench = new NoticeBench(folder);
		for (int i = 0; i < 6; i++) {
			this.bench.put("link%04d".formatted(i), "owner%d@example.com".formatted(i % 2),
					NoticeBench.NOW.plus(Duration.ofDays(i + 1)));
		}
	}

	@AfterEach
	void stop() {
		this.bench.close();
	}

	@ParameterizedTest
	@EnumSource
	void tellsEachOnceWhereverTheRunDies(Moment moment) {
		try (TestWorker keeper = worker(new MortalDataSource(this.url))) {
			for (int commit : points(commits())) {
				keeper.bean(JdbcClient.class).sql("delete from notification").update();
				dies(commit, moment, lastRun(keeper));
				assertThat(recipients(keeper)).as("%s commit %d", moment, commit)
					.containsExactly("owner0@example.com", "owner1@example.com", "ops@example.com");
			}
		}
	}

	private static List<String> recipients(TestWorker worker) {
		return worker.bean(JdbcClient.class)
			.sql("select recipient from notification where kind = 'NOTICE' order by id")
			.query(String.class)
			.list();
	}

	private void dies(int commit, Moment moment, long before) {
		MortalDataSource database = new MortalDataSource(this.url);
		try (TestWorker worker = worker(database)) {
			database.dieAt(commit, moment);
			worker.run(NoticeBench.toOwners());
		}
		catch (RuntimeException ex) {
			assertThat(database.isDead()).as("died for another reason: %s", ex).isTrue();
		}
		try (TestWorker next = worker(new MortalDataSource(this.url))) {
			if (lastRun(next) == before) {
				next.run(NoticeBench.toOwners());
			}
			else {
				goesOn(next, lastRun(next));
			}
		}
	}

	private static void goesOn(TestWorker worker, long run) {
		worker.operator().recover(run);
		RunSummary summary = worker.queries().find(run).orElseThrow();
		if (!summary.status().equals("COMPLETED")) {
			summary = worker.operator().restart(run).run();
		}
		assertThat(summary.status()).isEqualTo("COMPLETED");
		assertThat(summary.scanned()).isEqualTo(6);
	}

	private int commits() {
		MortalDataSource database = new MortalDataSource(this.url);
		try (TestWorker worker = worker(database)) {
			int before = database.commits();
			worker.run(NoticeBench.toOwners());
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
		return points.subList(0, Math.min(SAMPLE, points.size()));
	}

	private static long lastRun(TestWorker worker) {
		List<RunSummary> runs = worker.queries().list(null, 1);
		return runs.isEmpty() ? 0 : runs.get(0).id();
	}

	private TestWorker worker(MortalDataSource database) {
		return this.bench.worker().dataSource(database).start();
	}

}
