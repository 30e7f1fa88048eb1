package io.linkkeeper.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.linkkeeper.MortalDataSource;
import io.linkkeeper.Place;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.awaitility.Awaitility;

import org.springframework.util.FileSystemUtils;

/**
 * A serving worker with a folder of definitions, whose rounds and rings come only when a
 * test asks for them. It can end and be started anew on the same database.
 */
final class ServingBench implements AutoCloseable {

	static final String JOB = "nightly";

	final SettableClock clock;

	final SandboxServer sandbox;

	final RecordedNotifications notifications = new RecordedNotifications();

	private final TestDatabase database;

	private final SwitchedDataSource dataSource;

	private final Path folder;

	private TestWorker worker;

	private volatile Consumer<Duration> pausing = (duration) -> {
	};

	ServingBench(String now) {
		this(SettableClock.at(now), TestDatabase.create());
	}

	ServingBench(SettableClock clock, TestDatabase database) {
		this(clock, database,
				SandboxServer.start(SandboxOptions.defaults().withDialect(Place.current().dialect()), clock),
				newFolder());
	}

	private ServingBench(SettableClock clock, TestDatabase database, SandboxServer sandbox, Path folder) {
		this.clock = clock;
		this.database = database;
		this.dataSource = new SwitchedDataSource(database);
		this.sandbox = sandbox;
		this.folder = folder;
	}

	private static Path newFolder() {
		try {
			Path folder = Files.createTempDirectory("linkkeeper-serving");
			Files.createDirectory(folder.resolve("jobs"));
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Another that serves the same jobs on the same database; ended, not closed. */
	ServingBench beside() {
		return new ServingBench(this.clock, this.database, this.sandbox, this.folder);
	}

	/** Writes a nightly job, at 04:15 UTC unless its schedule says otherwise. */
	ServingBench withJob(String schedule) {
		return withFile(JOB,
				"name: %s%ntype: expire%nlimits: { maxPercent: 100 }%nschedule: %s%n".formatted(JOB, schedule));
	}

	ServingBench withFile(String name, String text) {
		try {
			Files.writeString(file(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	Path file(String name) {
		return this.folder.resolve("jobs").resolve(name + ".yml");
	}

	ServingBench putExpired(int count) {
		Instant created = this.clock.instant().minus(Duration.ofDays(90));
		this.sandbox.account()
			.putAll(IntStream.range(0, count)
				.mapToObj((i) -> SandboxLink
					.enabled("gone%04d".formatted(i), created, "N-" + i, "https://example.com/" + i)
					.withExpiresAt(created.plus(Duration.ofDays(1)))));
		return this;
	}

	ServingBench serve() {
		return serveOn(this.dataSource);
	}

	/** Serves on a database that can die. */
	MortalDataSource serveMortally() {
		MortalDataSource mortal = newMortal();
		serveOn(mortal);
		return mortal;
	}

	MortalDataSource newMortal() {
		return new MortalDataSource(this.database);
	}

	/** What pauses do besides moving the clock. */
	void whenPausing(Consumer<Duration> hook) {
		this.pausing = hook;
	}

	ServingBench serveOn(DataSource source) {
		Sleeper sleeper = (duration) -> {
			this.clock.advance(duration);
			this.pausing.accept(duration);
		};
		this.worker = TestWorker.on(this.sandbox, this.clock)
			.bean(Sleeper.class, sleeper)
			.dataSource(source)
			.bean(Notifications.class, this.notifications)
			.property("spring.profiles.include", "serve")
			.property("spring.main.web-application-type", "none")
			.property("linkkeeper.schedule.jobs", this.folder.resolve("jobs"))
			.property("linkkeeper.schedule.look-every", "PT1H")
			.start();
		return this;
	}

	TestWorker worker() {
		return this.worker;
	}

	/** Moves the clock and has the alarm clock ring for the job. */
	void ringAt(String instant) {
		this.clock.set(Instant.parse(instant));
		ring(JOB);
	}

	void ring(String job) {
		this.worker.bean(MisfireCheck.class).check(job);
	}

	void round() {
		this.worker.bean(ServeLoop.class).runOnce();
	}

	/** Takes over definitions that changed: they must hold still for two rounds. */
	void reload() {
		round();
		round();
	}

	/** Waits until all that was started has ended and been written down. */
	ServingBench settled() {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(60))
			.until(() -> !this.worker.bean(RunPool.class).isBusy());
		return this;
	}

	void databaseAway(boolean away) {
		this.dataSource.away(away);
	}

	List<RunSummary> runs() {
		return this.worker.queries().list(null, 100);
	}

	List<ScheduledFiring> firings() {
		return this.worker.bean(ScheduledFirings.class).last(JOB, 100);
	}

	List<FiringOutcome> outcomes() {
		return firings().stream().map(ScheduledFiring::outcome).toList();
	}

	List<String> told(EventKind kind) {
		return this.notifications.texts(kind);
	}

	void stopServing() {
		this.worker.close();
	}

	@Override
	public void close() {
		this.worker.close();
		this.sandbox.close();
		FileSystemUtils.deleteRecursively(this.folder.toFile());
	}

}
