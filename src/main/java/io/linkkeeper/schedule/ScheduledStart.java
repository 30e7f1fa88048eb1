package io.linkkeeper.schedule;

import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.operate.StartRequest;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the run of a scheduled time, and goes on with one. A run is written down
 * together with its time, so that none is lost and none is doubled, wherever the process
 * dies. Thread-safe.
 */
final class ScheduledStart {

	private static final Logger logger = LoggerFactory.getLogger(ScheduledStart.class);

	private final Operator operator;

	private final RunPool pool;

	private final ScheduledFirings fires;

	private final Announcements announcements;

	private final TransactionTemplate transaction;

	private volatile boolean stoppedRuns;

	ScheduledStart(Operator operator, RunPool pool, ScheduledFirings fires, Announcements announcements,
			TransactionTemplate transaction) {
		this.operator = operator;
		this.pool = pool;
		this.fires = fires;
		this.announcements = announcements;
		this.transaction = transaction;
	}

	/**
	 * Starts a run as soon as there is room.
	 * @param job the definition
	 * @param scheduledAt the time it is for
	 * @param remark what is unusual about it, or {@code null}
	 */
	void start(JobDefinition job, Instant scheduledAt, @Nullable String remark) {
		String key = RunKey.of(job, scheduledAt);
		this.pool.execute(key, () -> startNow(job, scheduledAt, key, remark));
	}

	private void startNow(JobDefinition job, Instant scheduledAt, String key, @Nullable String remark) {
		try {
			ended(this.operator.startScheduled(new StartRequest(job, RunMode.RUN, scheduledAt, key),
					(runId) -> this.fires.record(new ScheduledFiring(job.name(), job.account(), scheduledAt,
							FiringOutcome.RUN, runId, remark))));
		}
		catch (DuplicateKeyException ex) {
			logger.debug("Another was faster with " + key, ex);
		}
		catch (RefusedException ex) {
			leaveOut(job, scheduledAt, (ex.exitCode() == ExitCode.BUSY) ? FiringOutcome.SKIPPED : FiringOutcome.REFUSED,
					String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Writes down that a time is left out, and tells people.
	 * @param job the definition
	 * @param scheduledAt the time
	 * @param outcome what became of it; no run
	 * @param reason why, as a sentence
	 */
	void leaveOut(JobDefinition job, Instant scheduledAt, FiringOutcome outcome, String reason) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.fires.record(new ScheduledFiring(job.name(), job.account(), scheduledAt, outcome, null, reason));
				if (outcome != FiringOutcome.PAUSED) {
					this.announcements.tell(EventKind.SKIPPED, job,
							"The start of %s was left out. %s".formatted(scheduledAt, reason));
				}
			});
		}
		catch (DuplicateKeyException ex) {
			logger.debug("Another has answered for %s of %s".formatted(scheduledAt, job.name()), ex);
		}
	}

	/**
	 * Goes on with a run as soon as there is room.
	 * @param runId the run
	 * @param runKey what identifies it
	 */
	void goOn(long runId, String runKey) {
		this.pool.execute(runKey, () -> {
			try {
				ended(this.operator.restartScheduled(runId));
			}
			catch (RefusedException ex) {
				if (ex.exitCode() == ExitCode.BUSY) {
					logger.info("Run %d goes on later: %s".formatted(runId, ex.getMessage()));
				}
				else {
					this.fires.close(runId);
					logger.warn("Run %d does not go on: %s".formatted(runId, ex.getMessage()));
				}
			}
		});
	}

	/** A run that ended because this process ends is to go on in the next. */
	private void ended(RunResult result) {
		logger.info("run %d of %s %s".formatted(result.run().id(), result.run().job(), result.message()));
		if (this.pool.isStopping() && result.exitCode() == ExitCode.STOPPED) {
			this.stoppedRuns = true;
		}
		else {
			this.fires.close(result.run().id());
		}
	}

	boolean hasStoppedRuns() {
		return this.stoppedRuns;
	}

}
