package io.linkkeeper.schedule;

import java.util.HashSet;
import java.util.Set;

import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs the periodic tasks of a serving process besides the Quartz triggers. A failed
 * task, for example without a database, is retried in the next iteration. Not
 * thread-safe.
 */
final class ServeLoop {

	private static final Logger logger = LoggerFactory.getLogger(ServeLoop.class);

	private final DefinitionReload definitionReload;

	private final CrashRecovery crashRecovery;

	private final Timetable timetable;

	private final MisfireCheck misfireCheck;

	private final Watchdog watchdog;

	private final DataDisk disk;

	private final Set<String> failing = new HashSet<>();

	ServeLoop(DefinitionReload definitionReload, CrashRecovery crashRecovery, Timetable timetable,
			MisfireCheck misfireCheck, Watchdog watchdog, DataDisk disk) {
		this.definitionReload = definitionReload;
		this.crashRecovery = crashRecovery;
		this.timetable = timetable;
		this.misfireCheck = misfireCheck;
		this.watchdog = watchdog;
		this.disk = disk;
	}

	/**
	 * Performs each task once. What one of them cannot do keeps none of the others from
	 * its work.
	 */
	void runOnce() {
		attempt("writing what did not reach the disk", this.disk::repair);
		attempt("reloading changed definitions", this.definitionReload::reloadIfChanged);
		attempt("recovering runs whose process died", this.crashRecovery::recover);
		attempt("checking for firings without an outcome", this.watchdog::check);
		attempt("checking for due firings", this::checkAll);
	}

	private void checkAll() {
		this.timetable.scheduled().forEach((job) -> this.misfireCheck.check(job.name()));
	}

	private void attempt(String what, Runnable work) {
		try {
			work.run();
			if (this.failing.remove(what)) {
				logger.info("Succeeded again: " + what);
			}
		}
		catch (RuntimeException ex) {
			// an exception would cancel the periodic task
			if (this.failing.add(what)) {
				logger.error("Failed and will be retried: %s: %s".formatted(what, FailureText.of(ex)), ex);
			}
		}
	}

}
