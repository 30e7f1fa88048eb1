package io.linkkeeper.schedule;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.OnCrash;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.definition.yaml.DefinitionException;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.OverrideText;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.schedule.firing.UnfinishedFiring;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovers runs whose process died. Scheduled runs are restarted, unless the definition
 * says otherwise or they crashed repeatedly; others are left for a manual restart. Not
 * thread-safe.
 */
final class CrashRecovery {

	private static final Logger logger = LoggerFactory.getLogger(CrashRecovery.class);

	/**
	 * A run is not restarted after its third crash, of which it is probably the cause.
	 */
	static final int CRASHES = 3;

	/** The statuses of runs that are not restarted. */
	private static final Set<String> CLOSED = Set.of("COMPLETED", "ABANDONED");

	/** Time in which the process that ended a run also finishes its firing. */
	private static final Duration FINISH_DELAY = Duration.ofSeconds(5);

	private final Operator operator;

	private final Runs runs;

	private final ScheduledFirings firings;

	private final ScheduledStart starts;

	private final ScheduleEvents events;

	private final Clock clock;

	private final Set<Long> refused = ConcurrentHashMap.newKeySet();

	CrashRecovery(Operator operator, Runs runs, ScheduledFirings firings, ScheduledStart starts, ScheduleEvents events,
			Clock clock) {
		this.operator = operator;
		this.runs = runs;
		this.firings = firings;
		this.starts = starts;
		this.events = events;
		this.clock = clock;
	}

	void recover() {
		List<UnfinishedFiring> unfinished = this.firings.unfinished();
		Set<Long> scheduled = unfinished.stream().map(UnfinishedFiring::runId).collect(Collectors.toSet());
		this.operator.orphans()
			.stream()
			.filter((run) -> !scheduled.contains(run.id()))
			.forEach((run) -> attempt(run.id(), () -> raiseRecovered(run, this.operator.recover(run.id()).message())));
		unfinished.forEach((firing) -> attempt(firing.runId(), () -> {
			Run run = this.runs.get(firing.runId());
			if (isLeft(run)) {
				recover(firing, run);
			}
		}));
	}

	/** An end in the future was recorded by a clock that was ahead. */
	private boolean isLeft(Run run) {
		return !this.starts.isSubmitted(run.key()) && !this.operator.isExecuting(run.id()) && (run.endedAt() == null
				|| Duration.between(run.endedAt(), this.clock.instant()).abs().compareTo(FINISH_DELAY) > 0);
	}

	private void recover(UnfinishedFiring firing, Run run) {
		boolean died = run.endedAt() == null;
		RunResult recovered = this.operator.recover(run.id());
		if (CLOSED.contains(recovered.run().status()) || this.runs.get(run.id()).waitsForApproval()) {
			this.firings.finish(run.id());
		}
		else if (this.operator.isTooOld(run)) {
			this.firings.finish(run.id());
			raiseRecovered(run,
					("%s with its process and is left for you, as its plan is too old by now;"
							+ " `restart %d --old REASON` goes on with it, and `plan %s%s` makes a new one")
						.formatted(died ? "died" : "was stopped", run.id(), run.job(),
								OverrideText.options(run.overrides())));
		}
		else if (policy(run) == OnCrash.HOLD || (died && firing.crashes() + 1 >= CRASHES)) {
			this.firings.finish(run.id());
			raiseRecovered(run, died
					? "died with its process and is left for you; `restart %d` goes on".formatted(run.id())
					: "was stopped with its process and is left for you; `restart %d` goes on".formatted(run.id()));
		}
		else {
			if (died) {
				this.firings.countCrash(run.id());
				this.events.raise(EventKind.CONTINUED, run,
						"Run %d died with its process and goes on now.".formatted(run.id()));
			}
			this.starts.restart(run.id(), run.key());
		}
	}

	/** A definition of an earlier release may be unreadable now. */
	private static OnCrash policy(Run run) {
		try {
			Schedule schedule = JobDefinition.fromJson(run.definition()).schedule();
			return (schedule != null) ? schedule.onCrash() : OnCrash.HOLD;
		}
		catch (DefinitionException ex) {
			return OnCrash.HOLD;
		}
	}

	private void raiseRecovered(Run run, String what) {
		this.events.raise(EventKind.RECOVERED, run, "Run %d %s.".formatted(run.id(), what));
	}

	/**
	 * Skips runs that this process cannot recover, such as those of accounts that are not
	 * configured, with one warning each, and goes on with the others.
	 */
	private void attempt(long runId, Runnable work) {
		try {
			work.run();
			this.refused.remove(runId);
		}
		catch (RuntimeException ex) {
			if (this.refused.add(runId)) {
				logger.warn("Run %d was not recovered: %s".formatted(runId, FailureText.of(ex)), ex);
			}
		}
	}

}
