package io.linkkeeper.schedule;

import java.time.Clock;
import java.util.List;

import io.linkkeeper.audit.AuditAction;
import io.linkkeeper.audit.AuditEntry;
import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.audit.Order;
import io.linkkeeper.schedule.file.AcceptedFiles;
import io.linkkeeper.schedule.firing.JobPause;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFirings;

import org.springframework.dao.DuplicateKeyException;
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

	private final AuditLog audit;

	private final TransactionTemplate transaction;

	private final Clock clock;

	PauseSwitch(JobPauses pauses, ScheduledFirings firings, AcceptedFiles files, AuditLog audit,
			TransactionTemplate transaction, Clock clock) {
		this.pauses = pauses;
		this.firings = firings;
		this.files = files;
		this.audit = audit;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Pauses a job. An executing run continues.
	 * @param job the definition's name
	 * @param order who pauses it, and why
	 * @return false when the job is already paused, which is left unchanged
	 */
	public boolean pause(String job, Order order) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.pauses.add(job, order.reason());
				this.audit.add(entry(order, AuditAction.PAUSE, job));
			});
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Resumes a job. Scheduled times during the pause are not misfires.
	 * @param job the definition's name
	 * @param order who resumes it, and why
	 * @return false when the job was not paused
	 */
	public boolean resume(String job, Order order) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			boolean paused = this.pauses.remove(job);
			if (paused) {
				this.firings.settle(job, this.clock.instant());
				this.audit.add(entry(order, AuditAction.RESUME, job));
			}
			return paused;
		}));
	}

	private static AuditEntry entry(Order order, AuditAction action, String job) {
		return new AuditEntry(order, action, AuditEntry.Subject.ofJob(job));
	}

	/**
	 * Accepts the file of a job that is held back because it looks cut off. Serving
	 * processes put it in force at their next look.
	 * @param job the definition's name
	 * @param order who accepts it, and why
	 * @return false when no file of the job is held back
	 */
	public boolean acceptFile(String job, Order order) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			boolean accepted = this.files.acceptHeldBack(job);
			if (accepted) {
				this.audit.add(entry(order, AuditAction.RESUME, job).with("accepts its changed file"));
			}
			return accepted;
		}));
	}

	/**
	 * Returns the paused jobs.
	 * @return the pauses by job
	 */
	public List<JobPause> paused() {
		return this.pauses.all();
	}

}
