package io.linkkeeper.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.TestAt;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Definitions that are added, changed, removed or broken while the schedule runs.
 */
@Tag("process")
@Timeout(120)
class DefinitionReloadIntegrationTests {

	private static final String OTHER = "name: other\ntype: expire\nschedule: { cron: \"0 0 5 * * ?\" }\n";

	private final ServingBench bench = new ServingBench("2026-06-01T12:00:00Z");

	@BeforeEach
	void start() {
		this.bench.withJob("{ cron: \"0 15 4 * * ?\" }").serve();
	}

	@AfterEach
	void stop() {
		this.bench.close();
	}

	private List<String> ringsFor() throws SchedulerException {
		return scheduler().getJobKeys(GroupMatcher.anyGroup()).stream().map(JobKey::getName).sorted().toList();
	}

	private Scheduler scheduler() {
		return this.bench.worker().bean(Scheduler.class);
	}

	@TestAt(value = GUIDE, atLength = POSTGRESQL)
	void addedJobStarts() throws SchedulerException {
		this.bench.withFile("other", OTHER).reload();
		assertThat(ringsFor()).containsExactly("nightly", "other");
		this.bench.clock.set(Instant.parse("2026-06-02T05:00:00Z"));
		this.bench.ring("other");
		assertThat(this.bench.settled().runs()).singleElement()
			.satisfies((run) -> assertThat(run.job()).isEqualTo("other"));
	}

	@Test
	void changedScheduleIsNotLateForItsOwnPast() throws SchedulerException {
		this.bench.withJob("{ cron: \"0 0 11 * * ?\", zone: Europe/Berlin }").reload();
		assertThat(scheduler().getTrigger(new TriggerKey("nightly", "jobs")).getNextFireTime().toInstant().toString())
			.endsWith("T09:00:00Z");
		assertThat(this.bench.settled().runs()).isEmpty();
		this.bench.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.bench.settled().runs()).isEmpty();
		this.bench.ringAt("2026-06-02T09:00:00Z");
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.RUN);
	}

	@TestAt(value = GUIDE, atLength = POSTGRESQL)
	void removedJobStartsNoMoreAndBeginsAnewWhenItComesBack() throws IOException, SchedulerException {
		Files.delete(this.bench.file(ServingBench.JOB));
		this.bench.reload();
		assertThat(ringsFor()).isEmpty();
		this.bench.ringAt("2026-06-02T04:15:00Z");
		this.bench.withJob("{ cron: \"0 15 4 * * ?\" }");
		this.bench.clock.set(Instant.parse("2026-06-02T06:00:00Z"));
		this.bench.reload();
		assertThat(this.bench.settled().firings()).isEmpty();
		this.bench.ringAt("2026-06-03T04:15:00Z");
		assertThat(this.bench.settled().firings()).extracting(ScheduledFiring::scheduledAt)
			.containsExactly(Instant.parse("2026-06-03T04:15:00Z"));
	}

	@Test
	void brokenFileLeavesTheOldDefinitionInForceAndSaysSoOnce() throws SchedulerException {
		this.bench.withJob("{ cron: \"every night\" }").reload();
		this.bench.withFile("other", OTHER).reload();
		this.bench.reload();
		assertThat(ringsFor()).containsExactly("nightly", "other");
		assertThat(this.bench.told(EventKind.NOTICE)).singleElement()
			.asString()
			.startsWith("Its file cannot be read any more, so it goes on as it was: ")
			.contains("nightly.yml:4: schedule.cron: ");
		this.bench.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.bench.settled().outcomes()).containsExactly(FiringOutcome.RUN);
	}

	@Test
	void folderThatIsAwayChangesNothing() throws IOException, SchedulerException {
		Files.move(this.bench.file("x").getParent(), this.bench.file("x").resolveSibling("../away").normalize());
		this.bench.reload();
		assertThat(ringsFor()).containsExactly("nightly");
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void triggersSurviveARestartAndAreNotMadeAnew() throws SchedulerException {
		Object before = scheduler().getTrigger(new TriggerKey("nightly", "jobs")).getStartTime();
		this.bench.stopServing();
		this.bench.serve();
		assertThat(scheduler().getTrigger(new TriggerKey("nightly", "jobs")).getStartTime()).isEqualTo(before);
		assertThat(scheduler().getMetaData().isJobStoreSupportsPersistence()).isTrue();
	}

}
