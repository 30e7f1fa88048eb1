package io.linkkeeper.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.MortalDataSource;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.server.SandboxAccount;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * An account, a database, and two workers on them: one whose process may die, and one
 * that goes on. Emptied for each history.
 */
final class HistoryBench implements AutoCloseable {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private final SettableClock clock = new SettableClock(NOW);

	/** Of the dialect in which equal names are equal by every filter. */
	private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults().withDialect(Dialect.SERVER),
			this.clock);

	private final Path folder;

	private final TestDatabase database = TestDatabase.create();

	private final MortalDataSource mortal = new MortalDataSource(this.database);

	private final MortalDataSource immortal = new MortalDataSource(this.database);

	private final TestWorker dying;

	private final TestWorker next;

	HistoryBench(Path folder) {
		this.folder = folder;
		this.dying = worker(this.mortal);
		this.next = worker(this.immortal);
	}

	private TestWorker worker(MortalDataSource dataSource) {
		return TestWorker.on(this.sandbox, this.clock)
			.dataSource(dataSource)
			.property("linkkeeper.files", this.folder)
			.property("linkkeeper.results", this.folder.resolve("results"))
			.property("linkkeeper.schedule.jobs", jobs())
			.property("linkkeeper.claim-size", 3)
			.property("linkkeeper.calls-per-request", 2)
			.start();
	}

	/** Begins anew: no links, users, runs and files. */
	void empty() {
		this.mortal.revive();
		this.clock.set(NOW);
		this.sandbox.faults().clear();
		this.sandbox.requests().clear();
		account().links().forEach((link) -> account().remove(link.id()));
		account().users().forEach((user) -> account().removeUser(user.id()));
		JdbcClient jdbc = this.next.bean(JdbcClient.class);
		for (String table : new String[] { "notification", "link_snapshot", "link_change", "changed_link", "input_row",
				"run_file", "run_lock", "run", "batch_step_execution_context", "batch_step_execution",
				"batch_job_execution_context", "batch_job_execution_params", "batch_job_execution",
				"batch_job_instance" }) {
			jdbc.sql("delete from " + table).update();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			files.forEach((file) -> FileSystemUtils.deleteRecursively(file.toFile()));
			Files.createDirectories(jobs());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets enough time pass for a change to be a later one. */
	void later() {
		this.clock.advance(Duration.ofMillis(1500));
	}

	void addUser(String id) {
		account().putUser(SandboxUser.active(id, NOW.minus(Duration.ofDays(400))));
	}

	boolean hasUser(String id) {
		return account().user(id).isPresent();
	}

	/** The links that exist, by id. */
	Map<String, SandboxLink> links() {
		return account().links()
			.stream()
			.filter((link) -> link.status() != Status.DELETED)
			.collect(Collectors.toMap(SandboxLink::id, (link) -> link, (one, other) -> other, TreeMap::new));
	}

	SandboxAccount account() {
		return this.sandbox.account();
	}

	SandboxServer sandbox() {
		return this.sandbox;
	}

	SettableClock clock() {
		return this.clock;
	}

	Path folder() {
		return this.folder;
	}

	Path jobs() {
		return this.folder.resolve("jobs");
	}

	/** The worker whose process may die. */
	TestWorker dying() {
		return this.dying;
	}

	/** Another process. */
	TestWorker next() {
		return this.next;
	}

	/** Starts the job of a definition. */
	StartRequest request(RandomDefinition definition, RunMode mode) {
		return new StartRequest(definition.read(), mode, null);
	}

	/** Applies a plan as an operator does who read it. */
	RunResult apply(TestWorker worker, RunSummary plan, @Nullable String overLimit) {
		long deletes = plan.kinds().of(ChangeKind.DELETE);
		return worker.operator()
			.apply(plan.id(), Approval.PLAIN.overLimit(overLimit).deletes((deletes > 0) ? deletes : null));
	}

	boolean isSuperseded(long run) {
		return this.next.queries().find(run).orElseThrow().state() == RunState.SUPERSEDED;
	}

	/** The newest run, or 0. */
	long lastRun() {
		return this.next.queries().list(null, 1).stream().mapToLong(RunSummary::id).findFirst().orElse(0);
	}

	MortalDataSource mortal() {
		return this.mortal;
	}

	@Override
	public void close() throws Exception {
		this.dying.close();
		this.next.close();
		this.mortal.close();
		this.immortal.close();
		this.sandbox.close();
	}

}
