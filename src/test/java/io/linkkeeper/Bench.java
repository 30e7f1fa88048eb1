package io.linkkeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.linkkeeper.sandbox.Dialect;
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
 * A worker and a sandbox for the tests of one class, both emptied before each test. It is
 * 2026-06-01, 04:15 UTC.
 */
public final class Bench implements BeforeEachCallback, AfterAllCallback, AutoCloseable {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private final SettableClock clock = new SettableClock(NOW);

	private final SandboxOptions options;

	private @Nullable SandboxServer sandbox;

	private @Nullable TestWorker worker;

	private @Nullable Path folder;

	public Bench() {
		this(SandboxOptions.defaults().withDialect(dialect()));
	}

	public Bench(SandboxOptions options) {
		this.options = options;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		empty();
	}

	/**
	 * Empties account and database, starting both first if need be.
	 */
	public void empty() {
		if (this.sandbox == null) {
			this.sandbox = SandboxServer.start(this.options, this.clock);
			this.folder = newFolder();
			this.worker = TestWorker.on(this.sandbox, this.clock)
				.property("linkkeeper.files", this.folder)
				.property("linkkeeper.results", this.folder.resolve("results"))
				.start();
		}
		this.clock.set(NOW);
		emptyAccount();
		emptyDatabase();
	}

	/**
	 * How the sandbox answers: {@code -Dlinkkeeper.dialect}, as the guide says by
	 * default.
	 */
	public static Dialect dialect() {
		return Dialect.valueOf(System.getProperty("linkkeeper.dialect", "guide").toUpperCase(Locale.ROOT));
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

	@Override
	public void afterAll(ExtensionContext context) {
		close();
	}

	@Override
	public void close() {
		worker().close();
		sandbox().close();
		FileSystemUtils.deleteRecursively(folder().toFile());
	}

	private static Path newFolder() {
		try {
			return Files.createTempDirectory("linkkeeper-bench");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where the files of definitions are, and in {@code results} those of runs.
	 */
	public Path folder() {
		return Objects.requireNonNull(this.folder);
	}

	public SettableClock clock() {
		return this.clock;
	}

	public SandboxServer sandbox() {
		return Objects.requireNonNull(this.sandbox);
	}

	public TestWorker worker() {
		return Objects.requireNonNull(this.worker);
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
			.enabled(id, this.clock.instant().minus(Duration.ofDays(90)), "NAME-" + id, "https://example.com/" + id)
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
				.mapToObj((i) -> newLink("gone%04d".formatted(i), this.clock.instant().minus(Duration.ofDays(1)))));
		sandbox().account()
			.putAll(IntStream.range(0, count * 10).mapToObj((i) -> newLink("stay%05d".formatted(i), null)));
	}

}
