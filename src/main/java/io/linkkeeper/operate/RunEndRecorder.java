package io.linkkeeper.operate;

import java.time.Clock;
import java.util.Optional;

import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.notify.NotifiedEnds;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunEnds;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.StateCounts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records how executions end, and raises a notification of an end that needs an operator
 * in the same transaction, unless an earlier run of the job told the same. Plans raise
 * none, as their operator sees the result. Thread-safe.
 */
@Component
class RunEndRecorder {

	private final RunEnds ends;

	private final NotifiedEnds notified;

	private final Notifications notifications;

	private final TransactionTemplate transaction;

	private final Clock clock;

	RunEndRecorder(RunEnds ends, NotifiedEnds notified, Notifications notifications, TransactionTemplate transaction,
			Clock clock) {
		this.ends = ends;
		this.notified = notified;
		this.notifications = notifications;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Records an end and raises its notification.
	 * @param run the current facts of the run
	 * @param result the result of its execution
	 * @param counts its changes by state
	 */
	void write(Run run, ExecutionResult result, StateCounts counts) {
		this.transaction.executeWithoutResult((status) -> {
			record(run, result, counts);
			eventKind(run, result).filter((kind) -> this.notified.record(run, kind, news(kind, run, result, counts)))
				.ifPresent((kind) -> this.notifications.raise(event(kind, run, result)));
		});
		this.notifications.deliver();
	}

	/**
	 * Records the death of the process that executed a run, which another notification
	 * already reports.
	 */
	void writeInterrupted(Run run, StateCounts counts) {
		this.transaction.executeWithoutResult((status) -> {
			record(run, new ExecutionResult(ExitCode.FAILED, "its process died"), counts);
			this.ends.interrupted(run.id());
		});
	}

	/**
	 * Records the job instance of a run.
	 */
	void recordInstance(Run run, long jobInstanceId) {
		this.ends.instance(run.id(), jobInstanceId);
	}

	private void record(Run run, ExecutionResult result, StateCounts counts) {
		this.ends.record(run.id(), result.exitCode().number(), result.message(), counts);
	}

	/**
	 * Replaces the counts of a recorded end after changes were read back.
	 */
	void amend(Run run, StateCounts counts) {
		this.ends.amend(run.id(), null, counts);
	}

	/**
	 * Replaces the recorded end of a run whose plan was revised while it waits.
	 */
	void revise(Run run) {
		ExecutionResult result = ExecutionResult.waiting(run);
		this.ends.revise(run.id(), result.exitCode().number(), result.message());
	}

	/**
	 * Replaces the message and the counts of the recorded end of an abandoned run.
	 */
	void abandon(Run run, String message, StateCounts counts) {
		this.ends.amend(run.id(), message, counts);
	}

	private Optional<EventKind> eventKind(Run run, ExecutionResult result) {
		if (run.mode() == RunMode.PLAN && run.approvedAt() == null) {
			return Optional.empty();
		}
		return switch (result.exitCode()) {
			case FAILED, USAGE, BUSY, LOST -> Optional.of(EventKind.FAILED);
			case GUARD -> Optional.of(EventKind.GUARD);
			case PARTLY -> Optional.of(EventKind.PARTLY);
			case DONE, CHANGES, STOPPED -> Optional.empty();
		};
	}

	/**
	 * Returns what is news when it changes. Numbers in the text of a failure, such as
	 * those of runs, are not.
	 */
	private static String news(EventKind kind, Run run, ExecutionResult result, StateCounts counts) {
		return switch (kind) {
			case GUARD -> run.kinds().planned();
			case PARTLY -> "%d stale, %d rejected".formatted(counts.stale(), run.rejected() + counts.rejected());
			default -> result.message().replaceAll("[0-9]+", "#");
		};
	}

	private Event event(EventKind kind, Run run, ExecutionResult result) {
		return new Event(kind, run.job(), run.id(), run.account().name(), this.clock.instant(),
				"run %d of %s: %s".formatted(run.id(), run.job(), result.message()));
	}

}
