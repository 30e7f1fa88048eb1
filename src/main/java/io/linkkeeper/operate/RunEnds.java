package io.linkkeeper.operate;

import java.time.Clock;
import java.util.Optional;

import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.notify.Notifications;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.StateCounts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down how executions end, and has people told of an end that needs someone, both
 * or neither. Who only plans is there to see how it ended. Thread-safe.
 */
@Component
class RunEnds {

	private final Runs runs;

	private final Notifications notifications;

	private final TransactionTemplate transaction;

	private final Clock clock;

	RunEnds(Runs runs, Notifications notifications, TransactionTemplate transaction, Clock clock) {
		this.runs = runs;
		this.notifications = notifications;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Writes an end down.
	 * @param run the run as it stands now
	 * @param ending how its execution ended
	 * @param counts how its changes stand
	 */
	void write(Run run, ExecutionResult ending, StateCounts counts) {
		this.transaction.executeWithoutResult((status) -> {
			writeQuietly(run, ending, counts);
			kindOf(run, ending).ifPresent((kind) -> this.notifications.raise(event(kind, run, ending)));
		});
		this.notifications.deliver();
	}

	/**
	 * Writes an end down that someone is being told already.
	 */
	void writeQuietly(Run run, ExecutionResult ending, StateCounts counts) {
		this.runs.end(run.id(), ending.exitCode().number(), ending.message(), counts);
	}

	private static Optional<EventKind> kindOf(Run run, ExecutionResult ending) {
		if (run.mode() == RunMode.PLAN && run.approvedAt() == null) {
			return Optional.empty();
		}
		return switch (ending.exitCode()) {
			case FAILED, USAGE, BUSY -> Optional.of(EventKind.FAILED);
			case GUARD -> Optional.of(EventKind.GUARD);
			case PARTLY -> Optional.of(EventKind.PARTLY);
			case DONE, STOPPED -> Optional.empty();
		};
	}

	private Event event(EventKind kind, Run run, ExecutionResult ending) {
		return new Event(kind, run.job(), run.id(), run.account().name(), this.clock.instant(),
				"run %d of %s: %s".formatted(run.id(), run.job(), ending.message()));
	}

}
