package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that dies at any commit of an import, while somebody edits or removes the
 * file: nothing is created twice, and the end is that of the file as it was.
 */
class ImportCrashIntegrationTests {

	private static final int ADDED = 5;

	private static final int SAMPLE = 6;

	private static final String FILE = "links.csv";

	private static final JobDefinition DEFINITION = Definitions.imported(FILE);

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private final TestDatabase database = TestDatabase.create();

	@TempDir
	private Path folder;

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
	void createsNothingTwiceWhereverItDies(Moment moment) throws IOException {
		for (int commit : points(commitsOfARun())) {
			layOut();
			long before = dies(commit, moment);
			try (TestWorker worker = worker(new MortalDataSource(this.database))) {
				long run = lastRun(worker);
				if (run != before) {
					editFile(worker, run);
					goesOn(worker, run, "%s commit %d".formatted(moment, commit));
				}
			}
		}
	}

	/** The file is needed only until it is copied. */
	private void editFile(TestWorker worker, long run) throws IOException {
		boolean copied = worker.queries()
			.show(run)
			.orElseThrow()
			.steps()
			.stream()
			.anyMatch((step) -> step.name().equals("collect"));
		if (copied) {
			Files.delete(this.folder.resolve(FILE));
		}
	}

	private void goesOn(TestWorker worker, long run, String when) {
		worker.operator().recover(run);
		RunSummary summary = worker.queries().find(run).orElseThrow();
		if (!summary.status().equals("COMPLETED")) {
			summary = worker.operator().restart(run).run();
		}
		assertThat(summary.status()).as(when).isEqualTo("COMPLETED");
		assertThat(summary.planned()).as(when).isEqualTo(ADDED + 1);
		assertThat(summary.applied()).as(when).isEqualTo(ADDED + 1);
		assertThat(summary.rejected()).as(when).isEqualTo(1);
		assertThat(summary.scanned()).as(when).isEqualTo(ADDED + 2);
		assertThat(this.sandbox.account()
			.links()
			.stream()
			.filter((link) -> link.status() != Status.DELETED)
			.map(SandboxLink::systemName)
			.sorted()).as(when).containsExactly("NAME-0", "NAME-1", "NAME-2", "NAME-3", "NAME-4", "NAME-there");
		assertThat(Result.of(this.folder, run).column(Columns.OUTCOME)).as(when)
			.containsOnly("added", "updated", "rejected")
			.hasSize(ADDED + 2);
	}

	private int commitsOfARun() throws IOException {
		layOut();
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

	private TestWorker worker(MortalDataSource database) {
		return TestWorker.on(this.sandbox, this.clock)
			.dataSource(database)
			.property("linkkeeper.files", this.folder)
			.property("linkkeeper.results", this.folder.resolve("results"))
			.property("linkkeeper.claim-size", 2)
			.property("linkkeeper.calls-per-request", 1)
			.start();
	}

	private void layOut() throws IOException {
		this.sandbox.account().links().forEach((link) -> this.sandbox.account().remove(link.id()));
		this.sandbox.account()
			.put(SandboxLink.enabled("there", this.clock.instant(), "NAME-there", "https://example.com/there"));
		StringBuilder text = new StringBuilder("systemName,fullUrl\nNAME-there,https://example.com/other\nx,y\n");
		for (int i = 0; i < ADDED; i++) {
			text.append("NAME-").append(i).append(",https://example.com/").append(i).append('\n');
		}
		Files.writeString(this.folder.resolve(FILE), text);
	}

}
