package io.linkkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import io.linkkeeper.TestAt;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.Order;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What could keep a serving process from starting jobs without a word: bad rows, failed
 * triggers, clocks that were wrong, files that were cut off.
 */
@Tag("process")
@Timeout(120)
class StandstillIntegrationTests {

	private static final String NIGHTLY = "{ cron: \"0 15 4 * * ?\" }";

	private static final String SAFE = "name: nightly\ntype: expire\nselect: { protect: { systemName: [VIP-*] } }\n"
			+ "limits: { maxPercent: 100, maxChanges: 7 }\n";

	private static final String SCHEDULED = SAFE + "schedule: " + NIGHTLY + "\n";

	private final ServingBench bench = new ServingBench("2026-06-01T12:00:00Z");

	@AfterEach
	void stop() {
		this.bench.close();
	}

	private JdbcClient jdbc() {
		return this.bench.worker().bean(JdbcClient.class);
	}

	private Trigger trigger() throws SchedulerException {
		return this.bench.worker().bean(Scheduler.class).getTrigger(new TriggerKey(ServingBench.JOB, "jobs"));
	}

	private void expectRunAt(String night) {
		this.bench.clock.set(Instant.parse(night));
		this.bench.round();
		assertThat(this.bench.settled().firings()).first().satisfies((firing) -> {
			assertThat(firing.scheduledAt()).isEqualTo(night);
			assertThat(firing.outcome()).isEqualTo(FiringOutcome.RUN);
		});
	}

	@Test
	void startsBesideARunWhoseDefinitionCannotBeReadAnyMore() {
		this.bench.withJob(NIGHTLY).serve();
		expectRunAt("2026-06-02T04:15:00Z");
		jdbc().sql("update run set definition = '{\"type\":\"of an older release\"}', ended_at = null").update();
		jdbc().sql("update batch_job_execution set status = 'STARTED', end_time = null").update();
		jdbc().sql("update schedule_fire set open = true").update();
		this.bench.stopServing();
		this.bench.serve();
		assertThat(this.bench.worker().bean(ScheduledFirings.class).unfinished()).isEmpty();
		assertThat(this.bench.told(EventKind.RECOVERED)).singleElement().asString().contains("is left for you");
		expectRunAt("2026-06-03T04:15:00Z");
	}

	@Test
	void forgetsTheFiringOfAnAbandonedRun() {
		this.bench.withJob(NIGHTLY).serve();
		expectRunAt("2026-06-02T04:15:00Z");
		jdbc().sql("update batch_job_execution set status = 'ABANDONED', exit_code = 'FAILED'").update();
		jdbc().sql("update schedule_fire set open = true").update();
		this.bench.clock.advance(Duration.ofMinutes(1));
		this.bench.round();
		assertThat(this.bench.worker().bean(ScheduledFirings.class).unfinished()).isEmpty();
		assertThat(this.bench.settled().runs()).hasSize(1);
	}

	@Test
	void activatesATriggerThatFailed() throws SchedulerException {
		this.bench.withJob(NIGHTLY).serve();
		jdbc().sql("update qrtz_triggers set trigger_state = 'ERROR'").update();
		this.bench.round();
		assertThat(this.bench.worker().bean(Scheduler.class).getTriggerState(trigger().getKey()))
			.isEqualTo(Trigger.TriggerState.NORMAL);
	}

	@Test
	void startsAfterAClockThatWasAYearAheadIsSetRight() throws SchedulerException {
		this.bench.clock.set(Instant.parse("2027-06-01T12:00:00Z"));
		this.bench.withJob(NIGHTLY).serve();
		expectRunAt("2027-06-02T04:15:00Z");
		this.bench.clock.set(Instant.parse("2026-06-01T12:00:00Z"));
		this.bench.round();
		assertThat(trigger().getNextFireTime()).isEqualTo(Date.from(Instant.parse("2026-06-02T04:15:00Z")));
		this.bench.clock.set(Instant.parse("2026-06-02T04:15:00Z"));
		this.bench.round();
		assertThat(this.bench.settled().firings()).extracting(ScheduledFiring::scheduledAt)
			.containsExactly(Instant.parse("2027-06-02T04:15:00Z"), Instant.parse("2026-06-02T04:15:00Z"));
	}

	@Test
	void startsAfterARestartWithTheClockSetRight() {
		this.bench.clock.set(Instant.parse("2026-07-15T12:00:00Z"));
		this.bench.withJob(NIGHTLY).serve();
		expectRunAt("2026-07-16T04:15:00Z");
		this.bench.stopServing();
		this.bench.clock.set(Instant.parse("2026-06-01T12:00:00Z"));
		this.bench.serve();
		this.bench.clock.set(Instant.parse("2026-06-02T04:15:00Z"));
		this.bench.round();
		assertThat(this.bench.settled().firings()).hasSize(2);
	}

	@Test
	void goesOnWithARunWhoseCommitWasNotAnswered() {
		this.bench.withJob(NIGHTLY).serveOn(new UnansweredCommit(this.bench.newMortal(), "insert into schedule_fire"));
		this.bench.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.bench.settled().runs()).singleElement()
			.satisfies((run) -> assertThat(run.endedAt()).as("not executed").isNull());
		this.bench.round();
		assertThat(this.bench.settled().runs()).singleElement()
			.satisfies((run) -> assertThat(run.status()).isEqualTo("COMPLETED"));
		expectRunAt("2026-06-03T04:15:00Z");
	}

	@Test
	void restartsARunThatEndedInTheFuture() {
		this.bench.withJob(NIGHTLY).serve();
		expectRunAt("2026-06-02T04:15:00Z");
		jdbc().sql("update schedule_fire set open = true").update();
		this.bench.clock.set(Instant.parse("2026-06-01T12:00:00Z"));
		this.bench.round();
		assertThat(this.bench.worker().bean(ScheduledFirings.class).unfinished()).isEmpty();
	}

	@Test
	void holdsAFileBackThatWasCutOff() {
		this.bench.withFile(ServingBench.JOB, SCHEDULED).serve();
		this.bench.withFile(ServingBench.JOB, SCHEDULED.substring(0, SCHEDULED.indexOf("limits"))).reload();
		assertThat(this.bench.told(EventKind.NOTICE)).singleElement().asString().contains("as if cut off");
		expectRunAt("2026-06-02T04:15:00Z");
		this.bench.withFile(ServingBench.JOB, "# as meant\nname: nightly\ntype: expire\n").reload();
		assertThat(this.bench.worker().bean(Timetable.class).scheduled()).isEmpty();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void holdsAFileBackThatWasCutOffWhileNothingServed() {
		this.bench.withFile(ServingBench.JOB, SCHEDULED).serve();
		this.bench.stopServing();
		this.bench.withFile(ServingBench.JOB, SCHEDULED.substring(0, SCHEDULED.indexOf("limits"))).serve();
		assertThat(this.bench.told(EventKind.NOTICE)).singleElement().asString().contains("as if cut off");
		expectRunAt("2026-06-02T04:15:00Z");
		this.bench.reload();
		assertThat(this.bench.told(EventKind.NOTICE)).as("once").hasSize(1);
	}

	@Test
	void goesOnAfterARestartWithAFileThatCannotBeReadAnyMore() {
		this.bench.withFile(ServingBench.JOB, SCHEDULED).serve();
		this.bench.stopServing();
		this.bench.withFile(ServingBench.JOB, SCHEDULED + "limit").serve();
		assertThat(this.bench.told(EventKind.NOTICE)).singleElement().asString().contains("it goes on as it was");
		expectRunAt("2026-06-02T04:15:00Z");
	}

	@Test
	void acceptsAShortenedFileWhenItIsResumed() {
		this.bench.withFile(ServingBench.JOB, SCHEDULED).serve();
		this.bench.withFile(ServingBench.JOB, SAFE).reload();
		assertThat(this.bench.worker().bean(Timetable.class).scheduled()).hasSize(1);
		assertThat(this.bench.worker()
			.bean(PauseSwitch.class)
			.acceptFile(ServingBench.JOB, new Order(Actor.ofProcess(), null))).isTrue();
		this.bench.reload();
		assertThat(this.bench.worker().bean(Timetable.class).scheduled()).isEmpty();
		assertThat(this.bench.worker()
			.bean(PauseSwitch.class)
			.acceptFile(ServingBench.JOB, new Order(Actor.ofProcess(), null))).isFalse();
	}

	@Test
	void resumeDoesNotAcceptAFileThatWasCutOff() {
		this.bench.withFile(ServingBench.JOB, SCHEDULED).serve();
		PauseSwitch pauses = this.bench.worker().bean(PauseSwitch.class);
		pauses.pause(ServingBench.JOB, new Order(Actor.ofProcess(), "the disk is full"));
		this.bench.withFile(ServingBench.JOB, SCHEDULED.substring(0, SCHEDULED.indexOf("limits"))).reload();
		pauses.resume(ServingBench.JOB, new Order(Actor.ofProcess(), null));
		this.bench.reload();
		assertThat(this.bench.worker().bean(Timetable.class).scheduled()).singleElement()
			.satisfies((job) -> assertThat(job.limits().maxChanges()).isEqualTo(7));
		assertThat(this.bench.told(EventKind.NOTICE)).singleElement().asString().contains("as if cut off");
	}

	@Test
	void tellsWhatAJobLosesByAnEdit() {
		this.bench.withFile(ServingBench.JOB, SCHEDULED).serve();
		this.bench.withFile(ServingBench.JOB, "# edited\nname: nightly\ntype: expire\n").reload();
		assertThat(this.bench.told(EventKind.NOTICE))
			.containsExactly("By an edit of its file it lost its schedule and protection of links and its limits.");
	}

	@Test
	void takesAFileOverThatHeldStillForTwoRounds() {
		this.bench.withJob(NIGHTLY).serve();
		this.bench.withFile("other", "name: other\ntype: expire\nschedule: " + NIGHTLY + "\n").round();
		assertThat(this.bench.worker().bean(Timetable.class).scheduled()).hasSize(1);
		this.bench.round();
		assertThat(this.bench.worker().bean(Timetable.class).scheduled()).hasSize(2);
	}

}
