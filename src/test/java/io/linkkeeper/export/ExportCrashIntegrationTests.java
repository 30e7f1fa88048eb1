package io.linkkeeper.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.linkkeeper.MortalDataSource;
import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.ledger.RunSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An export whose process dies at any commit: the next one goes on with it, and the file
 * is byte for byte that of an undisturbed run. A sample of the commits by default, all of
 * them with {@code -Dlinkkeeper.crashes=all}.
 */
class ExportCrashIntegrationTests {

	private static final int SAMPLE = 8;

	private static final JobDefinition DEFINITION = ExportBench.definition("export");

	private final TestDatabase database = TestDatabase.create();

	private ExportBench bench;

	private Path file;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.bench = new ExportBench(folder);
		this.file = this.bench.file("export-links.csv");
		IntStream.range(0, 30).forEach((i) -> this.bench.put("link%04d".formatted(i), "=\"" + i + "\n"));
	}

	@AfterEach
	void stop() {
		this.bench.close();
	}

	@ParameterizedTest
	@EnumSource
	void fileIsTheSameWhereverTheRunDies(Moment moment) throws IOException {
		int commits = commits();
		String undisturbed = Files.readString(this.file);
		for (int commit : points(commits)) {
			Files.delete(this.file);
			long before = dies(commit, moment);
			try (TestWorker worker = worker(new MortalDataSource(this.database))) {
				long run = lastRun(worker);
				if (run == before) {
					worker.run(DEFINITION);
				}
				else {
					goesOn(worker, run);
				}
			}
			assertThat(this.file).as("%s commit %d", moment, commit).content().isEqualTo(undisturbed);
		}
	}

	private static void goesOn(TestWorker worker, long run) {
		worker.operator().recover(run);
		RunSummary summary = worker.queries().find(run).orElseThrow();
		if (!summary.status().equals("COMPLETED")) {
			summary = worker.operator().restart(run).run();
		}
		assertThat(summary.status()).isEqualTo("COMPLETED");
		assertThat(summary.scanned()).isEqualTo(summary.unchanged()).isEqualTo(30);
	}

	private int commits() {
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
		return points.subList(0, Math.min(SAMPLE, points.size()));
	}

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

	private TestWorker worker(MortalDataSource database) {
		return this.bench.worker().dataSource(database).start();
	}

}
