package io.linkkeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A worker and a sandbox for tests, both emptied before each. There is one at each
 * {@link Place}, which the classes of a JVM share unless they ask for their own. It is
 * 2026-06-01, 04:15 UTC.
 */
public final class Bench implements BeforeEachCallback, AfterAllCallback, AutoCloseable {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final Map<Place, Stand> SHARED = new EnumMap<>(Place.class);

	private final Map<Place, Stand> stands;

	private final UnaryOperator<SandboxOptions> options;

	private final UnaryOperator<TestWorker.Builder> worker;

	/** The one that is shared. */
	public Bench() {
		this(SHARED, UnaryOperator.identity(), UnaryOperator.identity());
	}

	/** One of its own, with such a sandbox at every place. */
	public Bench(SandboxOptions options) {
		this(new EnumMap<>(Place.class), (defaults) -> options, UnaryOperator.identity());
	}

	/** One of its own, with more for the worker to know. */
	public Bench(UnaryOperator<TestWorker.Builder> worker) {
		this(new EnumMap<>(Place.class), UnaryOperator.identity(), worker);
	}

	private Bench(Map<Place, Stand> stands, UnaryOperator<SandboxOptions> options,
			UnaryOperator<TestWorker.Builder> worker) {
		this.stands = stands;
		this.options = options;
		this.worker = worker;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		empty();
	}

	/**
	 * Empties account, files and database, making them first if need be.
	 */
	public void empty() {
		Stand stand = this.stands.computeIfAbsent(Place.current(), this::newStand);
		stand.clock.set(NOW);
		emptyAccount();
		stand.sandbox.account().users().forEach((user) -> stand.sandbox.account().removeUser(user.id()));
		emptyDatabase();
		emptyFolder();
	}

	private Stand newStand(Place place) {
		SettableClock clock = new SettableClock(NOW);
		SandboxServer sandbox = SandboxServer
			.start(this.options.apply(SandboxOptions.defaults().withDialect(place.dialect())), clock);
		Path folder = newFolder();
		TestWorker worker = this.worker
			.apply(TestWorker.on(sandbox, clock)
				.property("linkkeeper.files", folder)
				.property("linkkeeper.schedule.jobs", folder.resolve("jobs"))
				.property("linkkeeper.results", folder.resolve("results")))
			.start();
		return new Stand(clock, sandbox, worker, folder);
	}

	private Stand stand() {
		return Objects.requireNonNull(this.stands.get(Place.current()), "no test has begun here");
	}

	/** What is at one place. */
	private record Stand(SettableClock clock, SandboxServer sandbox, TestWorker worker, Path folder) {

		void close() {
			this.worker.close();
			this.sandbox.close();
			FileSystemUtils.deleteRecursively(this.folder.toFile());
		}

	}

	/** Removes the links; users stay. */
	public void emptyAccount() {
		sandbox().faults().clear();
		sandbox().requests().clear();
		sandbox().account().links().forEach((link) -> sandbox().account().remove(link.id()));
	}

	private void emptyDatabase() {
		JdbcClient jdbc = worker().bean(JdbcClient.class);
		for (String table : List.of("notification", "link_snapshot", "link_change", "changed_link", "input_row",
				"run_file", "run_lock", "run", "schedule_fire", "schedule_state", "schedule_pause",
				"batch_step_execution_context", "batch_step_execution", "batch_job_execution_context",
				"batch_job_execution_params", "batch_job_execution", "batch_job_instance")) {
			jdbc.sql("delete from " + table).update();
		}
	}

	private void emptyFolder() {
		try (Stream<Path> files = Files.list(folder())) {
			for (Path file : files.toList()) {
				// a link that leads nowhere is left by it
				if (!FileSystemUtils.deleteRecursively(file)) {
					Files.delete(file);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		close();
	}

	/** Ends what is its own; what is shared ends with the JVM. */
	@Override
	public void close() {
		if (this.stands != SHARED) {
			this.stands.values().forEach(Stand::close);
			this.stands.clear();
		}
	}

	private static Path newFolder() {
		try {
			Path folder = Files.createTempDirectory("linkkeeper-bench");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where the files of definitions are, and in {@code results} those of runs.
	 */
	public Path folder() {
		return stand().folder;
	}

	public SettableClock clock() {
		return stand().clock;
	}

	public SandboxServer sandbox() {
		return stand().sandbox;
	}

	public TestWorker worker() {
		return stand().worker;
	}

	/** What the account holds, without what was deleted. */
	public List<SandboxLink> links() {
		return sandbox().account()
			.links()
			.stream()
			.filter((link) -> link.status() != SandboxLink.Status.DELETED)
			.toList();
	}

	public SandboxLink link(String id) {
		return sandbox().account().link(id).orElseThrow();
	}

	public long writesReceived() {
		return sandbox().requests()
			.received()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().matches("shortlink_shortlink[.](add|update|delete)"))
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	/**
	 * An enabled link created 90 days ago.
	 */
	public SandboxLink newLink(String id, @Nullable Instant expiresAt) {
		return SandboxLink
			.enabled(id, clock().instant().minus(Duration.ofDays(90)), "NAME-" + id, "https://example.com/" + id)
			.withUserId("owner@example.com")
			.withExpiresAt(expiresAt);
	}

	public void put(SandboxLink link) {
		sandbox().account().put(link);
	}

	/**
	 * Puts links that expired yesterday, and ten times as many that never do.
	 */
	public void putExpired(int count) {
		sandbox().account()
			.putAll(IntStream.range(0, count)
				.mapToObj((i) -> newLink("gone%04d".formatted(i), clock().instant().minus(Duration.ofDays(1)))));
		sandbox().account()
			.putAll(IntStream.range(0, count * 10).mapToObj((i) -> newLink("stay%05d".formatted(i), null)));
	}

}
