package io.linkkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.audit.AuditQuery;
import io.linkkeeper.audit.Order;
import io.linkkeeper.audit.Via;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A worker that serves, with the clock moved by hand: each time at which its job was to
 * start has one outcome.
 */
@Timeout(120)
class ScheduleIntegrationTests {

	private static final String NIGHTLY = "{ cron: \"0 15 4 * * ?\" }";

	private final ServingBench bench = new ServingBench("2026-06-01T12:00:00Z");

	@AfterEach
	void stop() {
		this.bench.close();
	}

	@Test
	void startsAtItsTimeAndOnce() {
		this.bench.withJob(NIGHTLY).putExpired(3).serve();
		this.bench.ringAt("2026-06-02T04:15:00.250Z");
		this.bench.settled();
		this.bench.ring(ServingBench.JOB);
		this.bench.round();
		assertThat(this.bench.settled().runs()).singleElement().satisfies((run) -> {
			assertThat(run.asOf()).isEqualTo("2026-06-02T04:15:00Z");
			assertThat(run.applied()).isEqualTo(3);
		});
		assertThat(this.bench.firings()).containsExactly(new ScheduledFiring(ServingBench.JOB, "default",
				Instant.parse("2026-06-02T04:15:00Z"), FiringOutcome.RUN, this.bench.runs().get(0).id(), null));
		assertThat(this.bench.worker().bean(Runs.class).findByKey("schedule:nightly:default:2026-06-02T04:15:00Z"))
			.isPresent();
	}

	@Test
	void jobFirstSeenIsNotLate() {
		this.bench.withJob("{ cron: \"0 0 11 * * ?\" }").serve();
		this.bench.ring(ServingBench.JOB);
		assertThat(this.bench.settled().runs()).isEmpty();
	}

	@Test
	void processWasDownForThreeTimes() {
		this.bench.withJob(NIGHTLY).putExpired(2).serve();
		this.bench.stopServing();
		this.bench.clock.set(Instant.parse("2026-06-04T07:00:00Z"));
		this.bench.serve().settled();
		assertThat(this.bench.outcomes()).containsExactly(FiringOutcome.RUN, FiringOutcome.MISSED,
				FiringOutcome.MISSED);
		assertThat(this.bench.firings().get(0).reason()).isEqualTo("started 2h45m late");
		assertThat(this.bench.runs()).singleElement()
			.extracting(RunSummary::asOf)
			.isEqualTo(Instant.parse("2026-06-04T04:15:00Z"));
		assertThat(this.bench.told(EventKind.MISSED)).singleElement()
			.asString()
			.startsWith("2 starts passed while nothing was there");
		assertThat(this.bench.told(EventKind.SKIPPED)).isEmpty();
	}

	@Test
	void skipsLateFiringAndRaisesEvent() {
		this.bench.withJob("{ cron: \"0 15 4 * * ?\", lateness: PT2H }").serve();
		this.bench.ringAt("2026-06-02T06:15:01Z");
		assertThat(this.bench.settled().runs()).isEmpty();
		assertThat(this.bench.outcomes()).containsExactly(FiringOutcome.SKIPPED);
		assertThat(this.bench.told(EventKind.SKIPPED)).containsExactly("The start of 2026-06-02T04:15:00Z was left out."
				+ " It is 2h1s late, longer than its `lateness` of PT2H.");
	}

	@Test
	void missedStartIsSkippedOnRequest() {
		this.bench.withJob("{ cron: \"0 15 4 * * ?\", misfire: skip }").serve();
		this.bench.ringAt("2026-06-02T04:20:00Z");
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.SKIPPED);
		this.bench.ringAt("2026-06-03T04:15:00Z");
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.RUN, FiringOutcome.SKIPPED);
	}

	@Test
	void neverStartsBesideItself() throws InterruptedException {
		this.bench.withJob("{ cron: \"0 0 * * * ?\" }").putExpired(2).serve();
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		this.bench.sandbox.faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				arrived.countDown();
				awaitQuietly(goOn);
			}
		});
		this.bench.ringAt("2026-06-01T13:00:00Z");
		assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
		this.bench.ringAt("2026-06-01T14:00:00Z");
		Awaitility.await().until(() -> this.bench.outcomes().contains(FiringOutcome.SKIPPED));
		goOn.countDown();
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.SKIPPED, FiringOutcome.RUN);
		assertThat(this.bench.runs()).singleElement().extracting(RunSummary::applied).isEqualTo(2L);
		assertThat(this.bench.told(EventKind.SKIPPED)).singleElement().asString().contains("Run 1 is executing");
		this.bench.ringAt("2026-06-01T15:00:00Z");
		assertThat(this.bench.settled().outcomes()).first().isEqualTo(FiringOutcome.RUN);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void pauseSurvivesTheProcess() {
		this.bench.withJob(NIGHTLY).serve();
		assertThat(pauseSwitch().pause(ServingBench.JOB, because("campaign week"))).isTrue();
		assertThat(pauseSwitch().pause(ServingBench.JOB, because("again"))).isFalse();
		this.bench.stopServing();
		this.bench.serve();
		this.bench.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.bench.settled().firings()).singleElement().satisfies((fire) -> {
			assertThat(fire.outcome()).isEqualTo(FiringOutcome.PAUSED);
			assertThat(fire.reason()).isEqualTo("campaign week");
		});
		assertThat(this.bench.told(EventKind.SKIPPED)).isEmpty();
		assertThat(pauseSwitch().resume(ServingBench.JOB, because(null))).isTrue();
		assertThat(pauseSwitch().resume(ServingBench.JOB, because(null))).isFalse();
		assertThat(this.bench.worker().bean(AuditLog.class).find(new AuditQuery(null, null, 2)))
			.extracting((row) -> row.entry().action().label() + " " + row.entry().subject().job() + " " + row.reason())
			.containsExactly("resume nightly null", "pause nightly campaign week");
		this.bench.ringAt("2026-06-03T04:15:00Z");
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.RUN, FiringOutcome.PAUSED);
	}

	@Test
	void resumedJobIsNotLateForThePause() {
		this.bench.withJob(NIGHTLY).serve();
		pauseSwitch().pause(ServingBench.JOB, because(null));
		this.bench.clock.set(Instant.parse("2026-06-02T05:00:00Z"));
		pauseSwitch().resume(ServingBench.JOB, because(null));
		this.bench.ring(ServingBench.JOB);
		assertThat(this.bench.settled().runs()).isEmpty();
	}

	private static Order because(@Nullable String reason) {
		return new Order(new Actor(Via.CLI, "anna", "here"), reason);
	}

	private PauseSwitch pauseSwitch() {
		return this.bench.worker().bean(PauseSwitch.class);
	}

	@Test
	void accountThatIsNotConfigured() {
		this.bench
			.withFile(ServingBench.JOB,
					"name: nightly\ntype: expire\naccount: other\nschedule: { cron: \"0 15 4 * * ?\" }\n")
			.serve();
		this.bench.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.REFUSED);
		assertThat(this.bench.told(EventKind.SKIPPED)).singleElement().asString().contains("Account 'other' is not");
	}

	@Test
	void startsLateAfterTheDatabaseWasAway() {
		this.bench.withJob(NIGHTLY).putExpired(2).serve();
		this.bench.databaseAway(true);
		this.bench.ringAt("2026-06-02T04:15:00Z");
		this.bench.round();
		this.bench.clock.set(Instant.parse("2026-06-02T04:17:00Z"));
		this.bench.databaseAway(false);
		this.bench.round();
		assertThat(this.bench.settled().firings()).singleElement().satisfies((fire) -> {
			assertThat(fire.outcome()).isEqualTo(FiringOutcome.RUN);
			assertThat(fire.reason()).isEqualTo("started 2m late");
		});
		assertThat(this.bench.runs()).singleElement().extracting(RunSummary::applied).isEqualTo(2L);
	}

	@Test
	void nextRoundStartsWhatQuartzMissed() {
		this.bench.withJob(NIGHTLY).serve();
		this.bench.clock.set(Instant.parse("2026-06-02T04:20:00Z"));
		this.bench.round();
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.RUN);
		assertThat(this.bench.told(EventKind.NOTICE)).as("five minutes are not long").isEmpty();
	}

	@Test
	void watchdogDetectsFiringThatQuartzMissed() {
		this.bench.withJob(NIGHTLY).serve();
		this.bench.clock.set(Instant.parse("2026-06-02T04:20:01Z"));
		this.bench.round();
		this.bench.settled().round();
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.RUN);
		assertThat(this.bench.told(EventKind.NOTICE))
			.containsExactly("Nothing happened at 2026-06-02T04:15:00Z, although a start was due."
					+ " It is seen to now, 5m1s late.");
	}

	@Test
	void nightInWhichClocksGoForward() {
		this.bench.clock.set(Instant.parse("2027-03-27T12:00:00Z"));
		this.bench.withJob("{ cron: \"0 30 2 * * ?\", zone: Europe/Berlin }").serve();
		lookEveryTenMinutesUntil("2027-03-29T12:00:00Z");
		assertThat(this.bench.firings()).extracting(ScheduledFiring::scheduledAt)
			.containsExactly(Instant.parse("2027-03-29T00:30:00Z"));
	}

	@Test
	void nightInWhichClocksGoBack() {
		this.bench.clock.set(Instant.parse("2026-10-24T12:00:00Z"));
		this.bench.withJob("{ cron: \"0 30 2 * * ?\", zone: Europe/Berlin }").serve();
		lookEveryTenMinutesUntil("2026-10-26T12:00:00Z");
		assertThat(this.bench.firings()).extracting(ScheduledFiring::scheduledAt)
			.containsExactly(Instant.parse("2026-10-26T01:30:00Z"), Instant.parse("2026-10-25T01:30:00Z"));
		assertThat(this.bench.outcomes()).containsOnly(FiringOutcome.RUN);
	}

	private void lookEveryTenMinutesUntil(String end) {
		while (this.bench.clock.instant().isBefore(Instant.parse(end))) {
			this.bench.clock.advance(Duration.ofMinutes(10));
			this.bench.ring(ServingBench.JOB);
			this.bench.settled();
		}
	}

	@Test
	void clockThatIsTenMinutesOffWritesNothing() {
		this.bench.withJob(NIGHTLY).putExpired(2).serve();
		this.bench.sandbox.faults().clockSkew(Duration.ofMinutes(-10));
		this.bench.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.bench.settled().runs()).singleElement().satisfies((run) -> {
			assertThat(run.status()).isEqualTo("FAILED");
			assertThat(run.applied()).isZero();
		});
		assertThat(this.bench.sandbox.requests().received("shortlink_shortlink.update")).isZero();
	}

	@Test
	void clockThatIsThirtySecondsOffDoesNoHarm() {
		this.bench.withJob(NIGHTLY).putExpired(2).serve();
		this.bench.sandbox.account()
			.put(SandboxLink.enabled("soon", Instant.parse("2026-03-01T00:00:00Z"), "SOON", "https://example.com/soon")
				.withExpiresAt(Instant.parse("2026-06-02T04:14:40Z")));
		this.bench.sandbox.faults().clockSkew(Duration.ofSeconds(-30));
		this.bench.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.bench.settled().runs()).singleElement().satisfies((run) -> {
			assertThat(run.asOf()).isEqualTo("2026-06-02T04:14:30Z");
			assertThat(run.applied()).as("what has expired by the earlier clock").isEqualTo(2);
		});
	}

	@Test
	void eachAccountOfAJobHasRunsOfItsOwn() {
		this.bench
			.withFile(ServingBench.JOB,
					"name: nightly\ntype: expire\naccounts: [default, other]\nschedule: { cron: \"0 15 4 * * ?\" }\n")
			.serve();
		this.bench.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.bench.settled().firings()).extracting(ScheduledFiring::account, ScheduledFiring::outcome)
			.containsExactly(tuple("default", FiringOutcome.RUN), tuple("other", FiringOutcome.REFUSED));
	}

}
