package io.linkkeeper.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.linkkeeper.definition.JobDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is looked at again and again, beside the alarm clock. What fails in one round, as
 * the database is away, is tried in the next. Not thread-safe.
 */
final class ServeLoop {

	private static final Logger logger = LoggerFactory.getLogger(ServeLoop.class);

	private final DefinitionReload reload;

	private final CrashWatch crashWatch;

	private final Timetable timetable;

	private final MisfireCheck dueCheck;

	private final Watchdog watchdog;

	private final Set<String> failing = new HashSet<>();

	ServeLoop(DefinitionReload reload, CrashWatch crashWatch, Timetable timetable, MisfireCheck dueCheck,
			Watchdog watchdog) {
		this.reload = reload;
		this.crashWatch = crashWatch;
		this.timetable = timetable;
		this.dueCheck = dueCheck;
		this.watchdog = watchdog;
	}

	/** Reads the definitions and catches up on everything since the last process. */
	void first() {
		this.reload.look();
		this.crashWatch.look();
		lookAtAll();
	}

	void next() {
		attempt("taking over changed definitions", () -> {
			if (this.reload.look()) {
				lookAtAll();
			}
		});
		attempt("recovering runs whose process died", this.crashWatch::look);
		attempt("looking again at what was due", this.dueCheck::lookAgain);
		attempt("watching for starts that did not happen", this.watchdog::look);
	}

	private void lookAtAll() {
		List<JobDefinition> jobs = this.timetable.scheduled();
		jobs.forEach((job) -> this.dueCheck.look(job.name()));
	}

	private void attempt(String what, Runnable work) {
		try {
			work.run();
			if (this.failing.remove(what)) {
				logger.info("Succeeded again: " + what);
			}
		}
		catch (RuntimeException ex) {
			// or there would be no next round
			if (this.failing.add(what)) {
				logger.error("Failed and will be tried again and again: %s: %s".formatted(what, ex.getMessage()), ex);
			}
		}
	}

}
