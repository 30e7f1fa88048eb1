package io.linkkeeper.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * Quartz job that checks the batch job of the same name for due firings.
 */
@DisallowConcurrentExecution
final class ScheduledBatchJob implements Job {

	private static final Duration MAX_EARLY = Duration.ofSeconds(1);

	private final MisfireCheck misfireCheck;

	private final Clock clock;

	ScheduledBatchJob(MisfireCheck misfireCheck, Clock clock) {
		this.misfireCheck = misfireCheck;
		this.clock = clock;
	}

	@Override
	public void execute(JobExecutionContext context) {
		awaitScheduledTime(context);
		this.misfireCheck.check(context.getJobDetail().getKey().getName());
	}

	/** Quartz fires up to 2 ms early, before the scheduled time. */
	private void awaitScheduledTime(JobExecutionContext context) {
		Duration early = Duration.between(this.clock.instant(), context.getScheduledFireTime().toInstant());
		if (!early.isNegative() && early.compareTo(MAX_EARLY) < 0) {
			LockSupport.parkNanos(early.plusMillis(1).toNanos());
		}
	}

}
