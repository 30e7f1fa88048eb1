package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.SettableClock;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.history.RunState;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.review.Approval;
import io.linkkeeper.schedule.firing.FiringOutcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A job that starts each minute and needs an operator: one notification for the first
 * time and for what is new, not one a minute.
 */
@Tag("process")
@Timeout(120)
@TestAt(value = GUIDE, atLength = POSTGRESQL)
class EachMinuteIntegrationTests {

	private static final String LIMITED = """
			name: nightly
			type: expire
			limits: { maxChanges: 1 }
			schedule: { cron: "0 * * * * ?" }
			""";

	private final TestDatabase database = TestDatabase.create();

	private final ServingBench bench = new ServingBench(SettableClock.at("2026-06-01T12:00:00Z"), this.database);

	@AfterEach
	void stop() {
		this.bench.close();
	}

	private void serve() {
		// not closed with the worker
		this.bench.serveOn(new DelegatingDataSource(this.database.pooled()));
	}

	private void minutes(int count) {
		for (int minute = 0; minute < count; minute++) {
			this.bench.clock.advance(Duration.ofMinutes(1));
			this.bench.ring(ServingBench.JOB);
			this.bench.settled();
		}
	}

	private List<RunState> states() {
		return this.bench.runs().stream().map(RunSummary::state).toList();
	}

	@Test
	void guardStopsReplaceEachOther() {
		this.bench.withFile(ServingBench.JOB, LIMITED).putExpired(3);
		serve();
		minutes(20);
		assertThat(this.bench.told(EventKind.GUARD)).as("the first").hasSize(1);
		this.bench.putExpired(5);
		minutes(20);
		assertThat(this.bench.told(EventKind.GUARD)).as("another figure").hasSize(2);
		this.bench.stopServing();
		serve();
		minutes(20);
		assertThat(this.bench.told(EventKind.GUARD)).as("after a restart").hasSize(2);
		assertThat(this.bench.told(EventKind.GUARD).get(0)).contains("3 to disable");
		assertThat(this.bench.told(EventKind.GUARD).get(1)).contains("5 to disable");
		assertThat(states()).hasSize(60).startsWith(RunState.GUARDED);
		assertThat(states().subList(1, 60)).containsOnly(RunState.SUPERSEDED);
		assertThat(this.bench.outcomes()).containsOnly(FiringOutcome.RUN);
	}

	@Test
	void guardStopAfterARunThatPassedIsToldAgain() {
		this.bench.withFile(ServingBench.JOB, LIMITED).putExpired(3);
		serve();
		minutes(2);
		RunSummary waiting = this.bench.runs().get(0);
		this.bench.worker().operator().apply(waiting.id(), Approval.PLAIN.overLimit("as agreed"));
		minutes(2);
		assertThat(this.bench.told(EventKind.GUARD)).as("nothing is left to do").hasSize(1);
		this.bench.clock.advance(Duration.ofSeconds(1));
		this.bench.putExpired(3);
		minutes(2);
		assertThat(this.bench.told(EventKind.GUARD)).hasSize(2);
		assertThat(states()).containsExactly(RunState.GUARDED, RunState.SUPERSEDED, RunState.DONE, RunState.DONE,
				RunState.DONE, RunState.SUPERSEDED);
	}

	@Test
	void sameFailureIsToldOnce() {
		this.bench.withFile(ServingBench.JOB,
				"name: nightly\ntype: import\nrule: { file: no.csv }\nschedule: { cron: \"0 * * * * ?\" }\n");
		serve();
		minutes(30);
		assertThat(states()).hasSize(30).containsOnly(RunState.REFUSED);
		assertThat(this.bench.told(EventKind.FAILED)).hasSize(1);
	}

	@Test
	void startsThatARunIsInTheWayOfAreToldOnce() throws InterruptedException {
		this.bench.withJob("{ cron: \"0 * * * * ?\" }").putExpired(2);
		serve();
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.bench.sandbox.faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				arrived.countDown();
				awaitQuietly(goOn);
			}
		});
		this.bench.ringAt("2026-06-01T12:01:00Z");
		assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
		for (int minute = 1; minute <= 10; minute++) {
			int skipped = minute;
			this.bench.clock.advance(Duration.ofMinutes(1));
			this.bench.ring(ServingBench.JOB);
			Awaitility.await().until(() -> this.bench.outcomes().size() == skipped + 1);
		}
		goOn.countDown();
		assertThat(this.bench.settled().told(EventKind.SKIPPED)).singleElement()
			.asString()
			.contains("2026-06-01T12:02:00Z");
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
