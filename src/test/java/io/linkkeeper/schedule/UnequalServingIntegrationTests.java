package io.linkkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quartz.CronTrigger;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes that serve unequal definitions on one database.
 */
@Tag("process")
@Timeout(120)
class UnequalServingIntegrationTests {

	private final TestDatabase database = TestPostgres.newDatabase();

	private final SettableClock clock = SettableClock.at("2026-06-01T12:00:00Z");

	private final ServingBench one = new ServingBench(this.clock, this.database);

	private final ServingBench other = new ServingBench(this.clock, this.database);

	@AfterEach
	void stop() {
		this.other.close();
		this.one.close();
	}

	@Test
	void aJobOfOneOnlyKeepsItsTriggerAndStarts() throws SchedulerException {
		this.one.withJob("{ cron: \"0 15 4 * * ?\" }").serve();
		this.other.serve();
		this.other.reload();
		assertThat(this.one.worker().bean(Scheduler.class).checkExists(new JobKey(ServingBench.JOB, "jobs"))).isTrue();
		this.other.ringAt("2026-06-02T04:15:00Z");
		this.one.round();
		assertThat(this.one.settled().outcomes()).containsExactly(FiringOutcome.RUN);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void unequalDefinitionsAreToldOnce(CapturedOutput output) throws SchedulerException {
		this.one.withJob("{ cron: \"0 15 4 * * ?\" }").serve();
		this.other.withJob("{ cron: \"0 15 5 * * ?\" }").serve();
		for (int minute = 0; minute < 4; minute++) {
			this.one.round();
			this.other.round();
			assertThat(told(output)).hasSize((minute == 0) ? 0 : 1);
			this.clock.advance(Triggers.ROLLOUT);
		}
		this.one.withJob("{ cron: \"0 15 5 * * ?\" }").reload();
		this.one.withJob("{ cron: \"0 15 6 * * ?\" }").reload();
		this.other.round();
		assertThat(((CronTrigger) this.one.worker()
			.bean(Scheduler.class)
			.getTrigger(new TriggerKey(ServingBench.JOB, "jobs"))).getCronExpression()).as("registered last")
			.isEqualTo("0 15 6 * * ?");
	}

	private static List<String> told(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("The definition of nightly differs")).toList();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void anEditThatReachesBothSoonIsNoDifference(CapturedOutput output) {
		this.one.withJob("{ cron: \"0 15 4 * * ?\" }").serve();
		this.other.withJob("{ cron: \"0 15 4 * * ?\" }").serve();
		this.one.withJob("{ cron: \"0 15 5 * * ?\" }").reload();
		this.other.round();
		this.other.withJob("{ cron: \"0 15 5 * * ?\" }").reload();
		for (int minute = 0; minute < 3; minute++) {
			this.clock.advance(Triggers.ROLLOUT);
			this.one.round();
			this.other.round();
		}
		assertThat(told(output)).isEmpty();
	}

	@Test
	void unequalSchedulesOfAJobDoNotSilenceIt() {
		this.one.withJob("{ cron: \"0 15 4 * * ?\" }").serve();
		this.other.withJob("{ cron: \"0 15 5 * * ?\" }").serve();
		for (Instant at = Instant.parse("2026-06-02T04:14:55Z"); at
			.isBefore(Instant.parse("2026-06-02T05:16:00Z")); at = at.plus(Duration.ofMinutes(6))) {
			this.clock.set(at);
			this.one.round();
			this.other.round();
			this.one.settled();
			this.other.settled();
		}
		assertThat(this.one.firings()).extracting(ScheduledFiring::scheduledAt)
			.contains(Instant.parse("2026-06-02T04:15:00Z"));
	}

}
