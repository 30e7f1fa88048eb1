package io.linkkeeper.schedule;

import java.time.Instant;
import java.util.Map;

import io.linkkeeper.definition.JobDefinition;
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

/**
 * Starts and restarts the runs of firings. A run is recorded together with its firing in
 * one transaction, so that none is lost or duplicated by a crash. Thread-safe.
 */
final class ScheduledStart {

	private static final Logger logger = LoggerFactory.getLogger(ScheduledStart.class);

	private final Operator operator;

	private final RunPool pool;

	private final ScheduledFirings firings;

	private final FiringRecorder recorder;

	private volatile boolean stoppedRuns;

	ScheduledStart(Operator operator, RunPool pool, ScheduledFirings firings, FiringRecorder recorder) {
		this.operator = operator;
		this.pool = pool;
		this.firings = firings;
		this.recorder = recorder;
	}

	/**
	 * Starts the run of a firing as soon as a thread is free.
	 * @param job the definition, on one account
	 * @param scheduledAt the scheduled time
	 * @param remark the recorded remark, such as the lateness, or {@code null}
	 */
	void start(JobDefinition job, Instant scheduledAt, @Nullable String remark) {
		String key = RunKey.of(job, scheduledAt);
		this.pool.execute(key, () -> startNow(job, scheduledAt, key, remark));
	}

	private void startNow(JobDefinition job, Instant scheduledAt, String key, @Nullable String remark) {
		try {
			finish(this.operator.startScheduled(new StartRequest(job, Map.of(), RunMode.RUN, scheduledAt, key),
					(runId) -> this.firings.record(new ScheduledFiring(job.name(), job.account(), scheduledAt,
							FiringOutcome.RUN, runId, remark))));
		}
		catch (DuplicateKeyException ex) {
			logger.debug("Another process started the run " + key, ex);
		}
		catch (RefusedException ex) {
			this.recorder.skip(job, scheduledAt,
					(ex.exitCode() == ExitCode.BUSY) ? FiringOutcome.SKIPPED : FiringOutcome.REFUSED,
					String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Restarts a run as soon as a thread is free.
	 * @param runId the run
	 * @param runKey the key that identifies the run
	 */
	void restart(long runId, String runKey) {
		this.pool.execute(runKey, () -> {
			try {
				finish(this.operator.restartScheduled(runId));
			}
			catch (RefusedException ex) {
				if (ex.exitCode() == ExitCode.BUSY) {
					logger.info("Run %d will be restarted later: %s".formatted(runId, ex.getMessage()));
				}
				else {
					this.firings.finish(runId);
					logger.warn("Run %d cannot be restarted: %s".formatted(runId, ex.getMessage()));
				}
			}
		});
	}

	/**
	 * A run stopped by the shutdown stays unfinished, to be restarted by the next
	 * process; one that another process took over is finished there.
	 */
	private void finish(RunResult result) {
		logger.info("run %d of %s %s".formatted(result.run().id(), result.run().job(), result.message()));
		if (this.pool.isStopping() && result.exitCode() == ExitCode.STOPPED) {
			this.stoppedRuns = true;
		}
		else if (result.exitCode() != ExitCode.LOST) {
			this.firings.finish(result.run().id());
		}
	}

	/** Whether a run is executing or queued. */
	boolean isSubmitted(String runKey) {
		return this.pool.isSubmitted(runKey);
	}

	boolean hasStoppedRuns() {
		return this.stoppedRuns;
	}

}
