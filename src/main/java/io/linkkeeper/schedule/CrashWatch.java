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
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.operate.Operator;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.schedule.firing.UnfinishedFiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovers runs whose process died. A scheduled run goes on by itself, unless its
 * definition holds it back or it has brought its process down again and again; any other
 * is left for the person who started it. Not thread-safe.
 */
final class CrashWatch {

	private static final Logger logger = LoggerFactory.getLogger(CrashWatch.class);

	/** A run that dies for the third time is likely to be the reason. */
	static final int CRASHES = 3;

	/** What ended elsewhere is closed elsewhere, a moment later. */
	private static final Duration CLOSING = Duration.ofSeconds(5);

	private final Operator operator;

	private final Runs runs;

	private final ScheduledFirings fires;

	private final RunPool pool;

	private final ScheduledStart starts;

	private final Announcements announcements;

	private final Clock clock;

	private final Set<Long> refused = ConcurrentHashMap.newKeySet();

	CrashWatch(Operator operator, Runs runs, ScheduledFirings fires, RunPool pool, ScheduledStart starts,
			Announcements announcements, Clock clock) {
		this.operator = operator;
		this.runs = runs;
		this.fires = fires;
		this.pool = pool;
		this.starts = starts;
		this.announcements = announcements;
		this.clock = clock;
	}

	void look() {
		List<UnfinishedFiring> open = this.fires.open();
		Set<Long> scheduled = open.stream().map(UnfinishedFiring::runId).collect(Collectors.toSet());
		this.operator.orphans()
			.stream()
			.filter((run) -> !scheduled.contains(run.id()))
			.forEach((run) -> unlessRefused(run, () -> tellRecovered(run, this.operator.recover(run.id()).message())));
		open.forEach((fire) -> {
			Run run = this.runs.get(fire.runId());
			if (isLeftBehind(run)) {
				unlessRefused(run, () -> seeTo(fire, run));
			}
		});
	}

	private boolean isLeftBehind(Run run) {
		return !this.pool.isInHand(run.key()) && !this.operator.isLiving(run.id())
				&& (run.endedAt() == null || run.endedAt().plus(CLOSING).isBefore(this.clock.instant()));
	}

	private void seeTo(UnfinishedFiring fire, Run run) {
		boolean died = run.endedAt() == null;
		RunResult recovered = this.operator.recover(run.id());
		if (recovered.run().status().equals("COMPLETED") || this.runs.get(run.id()).waitsForApproval()) {
			this.fires.close(run.id());
		}
		else if (policy(run) == OnCrash.HOLD || (died && fire.crashes() + 1 >= CRASHES)) {
			this.fires.close(run.id());
			tellRecovered(run, died
					? "died with its process and is left for you; `restart %d` goes on".formatted(run.id())
					: "was stopped with its process and is left for you; `restart %d` goes on".formatted(run.id()));
		}
		else {
			if (died) {
				this.fires.countCrash(run.id());
				tellRecovered(run, "died with its process and goes on now");
			}
			this.starts.goOn(run.id(), run.key());
		}
	}

	private static OnCrash policy(Run run) {
		Schedule schedule = JobDefinition.fromJson(run.definition()).schedule();
		return (schedule != null) ? schedule.onCrash() : OnCrash.HOLD;
	}

	private void tellRecovered(Run run, String what) {
		this.announcements.tell(EventKind.RECOVERED, run, "Run %d %s.".formatted(run.id(), what));
	}

	/** A run of an account that is not configured here is not ours; say so once. */
	private void unlessRefused(Run run, Runnable work) {
		try {
			work.run();
			this.refused.remove(run.id());
		}
		catch (RefusedException ex) {
			if (this.refused.add(run.id())) {
				logger.warn("Run %d was left where it is: %s".formatted(run.id(), ex.getMessage()));
			}
		}
	}

}
