package io.linkkeeper.operate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.linkkeeper.Place;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two workers on one PostgreSQL database: operations of one while the other executes a
 * run, on the thread of one of its requests.
 */
@Tag("process")
@Timeout(120)
class TwoProcessesIntegrationTests {

	private static final String UPDATE = "shortlink_shortlink.update";

	private static final JobDefinition DEFINITION = definition("expire-links");

	private static final int EXPIRED = 300;

	/** Longer than the default lease. */
	private static final Duration SILENCE = Duration.ofMinutes(1);

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private final TestDatabase database = TestPostgres.emptyDatabase();

	private SandboxServer sandbox;

	private TestWorker here;

	private TestWorker there;

	@BeforeEach
	void start() {
		this.sandbox = SandboxServer.start(SandboxOptions.defaults().withDialect(Place.current().dialect()),
				this.clock);
		this.sandbox.account()
			.putAll(IntStream.range(0, EXPIRED)
				.mapToObj((i) -> SandboxLink
					.enabled("gone%04d".formatted(i), this.clock.instant().minus(Duration.ofDays(90)), "NAME-" + i,
							"https://example.com/" + i)
					.withExpiresAt(this.clock.instant().minus(Duration.ofDays(1)))));
		// both make the tables
		CompletableFuture<TestWorker> other = CompletableFuture.supplyAsync(this::worker);
		this.here = worker();
		this.there = other.join();
	}

	private TestWorker worker() {
		return TestWorker.on(this.sandbox, this.clock)
			.database(this.database)
			.property("linkkeeper.claim-size", 100)
			.property("linkkeeper.calls-per-request", 10)
			.property("linkkeeper.requests-at-a-time", 1)
			.start();
	}

	@AfterEach
	void stop() {
		this.here.close();
		this.there.close();
		this.sandbox.close();
	}

	private static JobDefinition definition(String name) {
		return JobDefinition
			.fromJson("{\"name\":\"%s\",\"type\":\"expire\",\"limits\":{\"maxPercent\":100}}".formatted(name));
	}

	private void whenUpdateArrives(int number, Runnable verb) {
		AtomicInteger calls = new AtomicInteger();
		this.sandbox.faults().before((request) -> {
			if (request.is(UPDATE) && calls.incrementAndGet() == number) {
				verb.run();
			}
		});
	}

	private RunSummary lastRun() {
		return this.there.queries().list(null, 1).get(0);
	}

	private void expectAllDisabledOnce() {
		assertThat(this.sandbox.account().links()).hasSize(EXPIRED)
			.allSatisfy((link) -> assertThat(link.status()).isEqualTo(Status.DISABLED));
		assertThat(this.sandbox.requests().effective(UPDATE)).isEqualTo(EXPIRED);
	}

	@Test
	void aJobRunsOnceAtATime() {
		List<RefusedException> refusals = new ArrayList<>();
		whenUpdateArrives(1, () -> {
			try {
				this.there.run(DEFINITION);
			}
			catch (RefusedException ex) {
				refusals.add(ex);
			}
		});
		assertThat(this.here.run(DEFINITION).exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(refusals).singleElement()
			.satisfies((refusal) -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.BUSY));
		assertThat(this.there.queries().list(null, 10)).hasSize(1);
		assertThat(this.there.run(DEFINITION).run().planned()).isZero();
	}

	@Test
	void anAccountIsWrittenToByOneRunAtATime() {
		List<RunResult> results = new ArrayList<>();
		whenUpdateArrives(1, () -> results.add(this.there.run(definition("other-job"))));
		assertThat(this.here.run(DEFINITION).exitCode()).isEqualTo(ExitCode.DONE);
		RunResult held = results.get(0);
		assertThat(held.exitCode()).isEqualTo(ExitCode.BUSY);
		assertThat(held.message()).contains("holds account");
		assertThat(this.here.operator().restart(held.run().id()).exitCode()).isEqualTo(ExitCode.DONE);
		expectAllDisabledOnce();
	}

	@Test
	void oneStopsARunOfTheOther() {
		whenUpdateArrives(1, () -> assertThat(this.there.operator().stop(lastRun().id(), Duration.ZERO).exitCode())
			.isEqualTo(ExitCode.BUSY));
		slowDown();
		RunResult stopped = this.here.run(DEFINITION);
		assertThat(stopped.exitCode()).isEqualTo(ExitCode.STOPPED);
		assertThat(stopped.run().applied()).isLessThan(EXPIRED);
		this.sandbox.faults().clear();
		assertThat(this.there.operator().restart(stopped.run().id()).exitCode()).isEqualTo(ExitCode.DONE);
		expectAllDisabledOnce();
	}

	/** Leaves changes to send when the other process receives the stop request. */
	private void slowDown() {
		this.sandbox.faults().latency(Duration.ofMillis(250));
	}

	@Test
	void whoWasSilentForTooLongIsTakenOverAndDoesNotGoOn() {
		List<RunResult> takenOver = new ArrayList<>();
		whenUpdateArrives(101, () -> {
			this.database.letPass(SILENCE);
			takenOver.add(this.there.operator().restart(lastRun().id()));
		});
		RunResult stale = this.here.run(DEFINITION);
		assertThat(takenOver).singleElement().satisfies((result) -> {
			assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
			assertThat(result.run().applied()).isEqualTo(EXPIRED);
		});
		assertThat(stale.run().id()).isEqualTo(takenOver.get(0).run().id());
		RunSummary end = lastRun();
		assertThat(end.status()).isEqualTo("COMPLETED");
		assertThat(end.exitCode()).isZero();
		assertThat(end.applied()).isEqualTo(EXPIRED);
		assertThat(end.endedAt()).isEqualTo(takenOver.get(0).run().endedAt());
		assertThat(this.sandbox.account().links())
			.allSatisfy((link) -> assertThat(link.status()).isEqualTo(Status.DISABLED));
	}

}
