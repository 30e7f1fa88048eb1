package io.linkkeeper.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads changed definitions of a serving process. The previous definition of an
 * unreadable file remains in force, which is reported once. Not thread-safe.
 */
final class DefinitionReload {

	private static final Logger logger = LoggerFactory.getLogger(DefinitionReload.class);

	private final DefinitionFolder folder;

	private final Timetable timetable;

	private final Triggers triggers;

	private final ScheduledFirings firings;

	private final ScheduleEvents events;

	private Map<Path, Stamp> seen = Map.of();

	private List<DefinitionProblem> reported = List.of();

	DefinitionReload(DefinitionFolder folder, Timetable timetable, Triggers triggers, ScheduledFirings firings,
			ScheduleEvents events) {
		this.folder = folder;
		this.timetable = timetable;
		this.triggers = triggers;
		this.firings = firings;
		this.events = events;
	}

	/**
	 * Reads the folder when a file in it has changed.
	 * @return whether definitions were replaced
	 */
	boolean reloadIfChanged() {
		try {
			Map<Path, Stamp> stamps = stamps(this.folder.files());
			if (stamps.equals(this.seen)) {
				return false;
			}
			update(List.copyOf(stamps.keySet()));
			this.seen = stamps;
			return true;
		}
		catch (InvalidDefinitionException ex) {
			// no folder: the current definitions remain
			report(ex.problems(), List.of());
			return false;
		}
	}

	private void update(List<Path> files) {
		FolderContents contents = this.folder.contents(files);
		List<JobDefinition> retained = this.timetable.update(files, contents.definitions());
		List<JobDefinition> scheduled = this.timetable.scheduled();
		if (contents.problems().isEmpty()) {
			this.firings.retainOnly(scheduled.stream().map(JobDefinition::name).toList());
		}
		this.triggers.register(scheduled);
		report(contents.problems(), retained);
	}

	private void report(List<DefinitionProblem> problems, List<JobDefinition> retained) {
		if (problems.equals(this.reported)) {
			return;
		}
		if (problems.isEmpty()) {
			logger.info("All definitions are readable again");
		}
		problems.forEach((problem) -> logger.error(problem.toString()));
		retained.forEach((job) -> this.events.raise(EventKind.NOTICE, job,
				"Its file cannot be read any more, so it goes on as it was: %s".formatted(problems.get(0))));
		this.reported = problems;
	}

	private static Map<Path, Stamp> stamps(List<Path> files) {
		Map<Path, Stamp> stamps = new LinkedHashMap<>();
		for (Path file : files) {
			try {
				stamps.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The file %s was deleted while it was examined".formatted(file), ex);
			}
		}
		return stamps;
	}

	private record Stamp(FileTime modified, long size) {

	}

}
