package io.linkkeeper.schedule;

import java.time.Clock;
import java.util.List;

import io.linkkeeper.schedule.firing.JobPause;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pauses jobs: their schedules do not start them until they are resumed, whatever process
 * serves meanwhile. People can run them all the same. Thread-safe.
 */
@Component
public class PauseSwitch {

	private final JobPauses pauses;

	private final ScheduledFirings fires;

	private final TransactionTemplate transaction;

	private final Clock clock;

	PauseSwitch(JobPauses pauses, ScheduledFirings fires, TransactionTemplate transaction, Clock clock) {
		this.pauses = pauses;
		this.fires = fires;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Pauses a job. A run that executes goes on.
	 * @param job the definition's name
	 * @param reason why, or {@code null} when nobody says
	 * @return false when it is paused already; then nothing changes
	 */
	public boolean pause(String job, @Nullable String reason) {
		return this.pauses.add(job, reason);
	}

	/**
	 * Lets a job start again. It is not late for what passed during the pause.
	 * @param job the definition's name
	 * @return false when it was not paused
	 */
	public boolean resume(String job) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			boolean paused = this.pauses.remove(job);
			if (paused) {
				this.fires.settle(job, this.clock.instant());
			}
			return paused;
		}));
	}

	/**
	 * The jobs that are paused.
	 * @return the pauses by job
	 */
	public List<JobPause> paused() {
		return this.pauses.all();
	}

}
