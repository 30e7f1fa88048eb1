package io.linkkeeper.schedule;

import java.time.Clock;
import java.util.List;

import io.linkkeeper.schedule.file.AcceptedFiles;
import io.linkkeeper.schedule.firing.JobPause;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pauses and resumes scheduled jobs in all serving processes. A paused job can still be
 * run manually. Thread-safe.
 */
@Component
public class PauseSwitch {

	private final JobPauses pauses;

	private final ScheduledFirings firings;

	private final AcceptedFiles files;

	private final TransactionTemplate transaction;

	private final Clock clock;

	PauseSwitch(JobPauses pauses, ScheduledFirings firings, AcceptedFiles files, TransactionTemplate transaction,
			Clock clock) {
		this.pauses = pauses;
		this.firings = firings;
		this.files = files;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Pauses a job. An executing run continues.
	 * @param job the definition's name
	 * @param reason the reason, or {@code null}
	 * @return false when the job is already paused, which is left unchanged
	 */
	public boolean pause(String job, @Nullable String reason) {
		return this.pauses.add(job, reason);
	}

	/**
	 * Resumes a job. Scheduled times during the pause are not misfires.
	 * @param job the definition's name
	 * @return false when the job was not paused
	 */
	public boolean resume(String job) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			boolean paused = this.pauses.remove(job);
			if (paused) {
				this.firings.settle(job, this.clock.instant());
			}
			return paused;
		}));
	}

	/**
	 * Accepts the file of a job that is held back because it looks cut off. Serving
	 * processes put it in force at their next look.
	 * @param job the definition's name
	 * @return false when no file of the job is held back
	 */
	public boolean acceptFile(String job) {
		return this.files.acceptHeldBack(job);
	}

	/**
	 * Returns the paused jobs.
	 * @return the pauses by job
	 */
	public List<JobPause> paused() {
		return this.pauses.all();
	}

}
