package io.linkkeeper.schedule;

import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.schedule.time.MisfirePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records firings that start no run, and raises their events in the same transaction.
 * Thread-safe.
 */
final class FiringRecorder {

	private static final Logger logger = LoggerFactory.getLogger(FiringRecorder.class);

	/** How long the same outcome is no news. */
	static final Duration MUTED = Duration.ofHours(1);

	private final ScheduledFirings firings;

	private final ScheduleEvents events;

	private final TransactionTemplate transaction;

	FiringRecorder(ScheduledFirings firings, ScheduleEvents events, TransactionTemplate transaction) {
		this.firings = firings;
		this.events = events;
		this.transaction = transaction;
	}

	/**
	 * Records that a firing is skipped. One that is recorded already is left unchanged,
	 * and one that repeats another of the last hour is logged, but raises no event.
	 * @param job the definition, on one account
	 * @param scheduledAt the scheduled time
	 * @param outcome the outcome, without a run
	 * @param reason the reason, as a sentence
	 */
	void skip(JobDefinition job, Instant scheduledAt, FiringOutcome outcome, String reason) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				ScheduledFiring firing = new ScheduledFiring(job.name(), job.account(), scheduledAt, outcome, null,
						reason);
				boolean told = this.firings.repeatsOutcome(firing, MUTED);
				this.firings.record(firing);
				if (outcome != FiringOutcome.PAUSED) {
					raise(job, "The start of %s was left out. %s".formatted(scheduledAt, reason), told);
				}
			});
		}
		catch (DuplicateKeyException ex) {
			logger.debug("Another process recorded the firing of %s at %s".formatted(job.name(), scheduledAt), ex);
		}
	}

	private void raise(JobDefinition job, String text, boolean told) {
		if (told) {
			logger.warn(job.name() + ": " + text);
		}
		else {
			this.events.raise(EventKind.SKIPPED, job, text);
		}
	}

	/**
	 * Records the misfires before the latest scheduled time, if there are any.
	 * @param job the definition, on one account
	 * @param due the latest scheduled time and the misfires before it
	 * @throws DuplicateKeyException when another process recorded one of them
	 */
	void missed(JobDefinition job, MisfirePolicy due) {
		if (due.missed().isEmpty()) {
			return;
		}
		boolean paused = due.verdict() == MisfirePolicy.Verdict.PAUSED;
		FiringOutcome outcome = paused ? FiringOutcome.PAUSED : FiringOutcome.MISSED;
		String reason = paused ? null : "no process served; followed by %s".formatted(due.scheduledAt());
		this.transaction.executeWithoutResult((status) -> {
			due.missed()
				.forEach((time) -> this.firings
					.record(new ScheduledFiring(job.name(), job.account(), time, outcome, null, reason)));
			if (!paused) {
				this.events.raise(EventKind.MISSED, job, describe(due));
			}
		});
	}

	private static String describe(MisfirePolicy due) {
		int count = due.missed().size();
		return "%d %s passed while nothing was there to start it, the last at %s. They are not made up for."
			.formatted(count, (count == 1) ? "start" : "starts", due.missed().get(count - 1));
	}

}
