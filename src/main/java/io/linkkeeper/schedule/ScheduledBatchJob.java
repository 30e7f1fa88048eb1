package io.linkkeeper.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * What Quartz calls when a trigger rings: looks what is due for the batch job that the
 * trigger is named after.
 */
@DisallowConcurrentExecution
final class ScheduledBatchJob implements Job {

	private static final Duration EARLIEST = Duration.ofSeconds(1);

	private final MisfireCheck dueCheck;

	private final Clock clock;

	ScheduledBatchJob(MisfireCheck dueCheck, Clock clock) {
		this.dueCheck = dueCheck;
		this.clock = clock;
	}

	@Override
	public void execute(JobExecutionContext context) {
		awaitTimeOf(context);
		this.dueCheck.look(context.getJobDetail().getKey().getName());
	}

	/** Quartz rings up to 2 ms early, when nothing is due yet. */
	private void awaitTimeOf(JobExecutionContext context) {
		Duration early = Duration.between(this.clock.instant(), context.getScheduledFireTime().toInstant());
		if (!early.isNegative() && early.compareTo(EARLIEST) < 0) {
			LockSupport.parkNanos(early.plusMillis(1).toNanos());
		}
	}

}
