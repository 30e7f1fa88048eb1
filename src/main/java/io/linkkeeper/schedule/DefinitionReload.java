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
 * Takes changes of the definitions over while the schedule runs. A file that cannot be
 * read leaves the definition that it held before in force, and says so once. Not
 * thread-safe.
 */
final class DefinitionReload {

	private static final Logger logger = LoggerFactory.getLogger(DefinitionReload.class);

	private final DefinitionFolder folder;

	private final Timetable timetable;

	private final Triggers triggers;

	private final ScheduledFirings fires;

	private final Announcements announcements;

	private Map<Path, Stamp> seen = Map.of();

	private List<DefinitionProblem> told = List.of();

	DefinitionReload(DefinitionFolder folder, Timetable timetable, Triggers triggers, ScheduledFirings fires,
			Announcements announcements) {
		this.folder = folder;
		this.timetable = timetable;
		this.triggers = triggers;
		this.fires = fires;
		this.announcements = announcements;
	}

	/**
	 * Reads the folder when a file in it has changed.
	 * @return whether definitions were taken over
	 */
	boolean look() {
		try {
			Map<Path, Stamp> stamps = stamps(this.folder.files());
			if (stamps.equals(this.seen)) {
				return false;
			}
			takeOver(List.copyOf(stamps.keySet()));
			this.seen = stamps;
			return true;
		}
		catch (InvalidDefinitionException ex) {
			// no folder: everything stays in force
			tell(ex.problems(), List.of());
			return false;
		}
	}

	private void takeOver(List<Path> files) {
		FolderContents contents = this.folder.contents(files);
		List<JobDefinition> staying = this.timetable.takeOver(files, contents.definitions());
		List<JobDefinition> scheduled = this.timetable.scheduled();
		if (contents.problems().isEmpty()) {
			this.fires.forgetAllBut(scheduled.stream().map(JobDefinition::name).toList());
		}
		this.triggers.ringFor(scheduled);
		tell(contents.problems(), staying);
	}

	private void tell(List<DefinitionProblem> problems, List<JobDefinition> staying) {
		if (problems.equals(this.told)) {
			return;
		}
		if (problems.isEmpty()) {
			logger.info("All definitions can be read again");
		}
		problems.forEach((problem) -> logger.error(problem.toString()));
		staying.forEach((job) -> this.announcements.tell(EventKind.NOTICE, job,
				"Its file cannot be read any more, so it goes on as it was: %s".formatted(problems.get(0))));
		this.told = problems;
	}

	private static Map<Path, Stamp> stamps(List<Path> files) {
		Map<Path, Stamp> stamps = new LinkedHashMap<>();
		for (Path file : files) {
			try {
				stamps.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The file %s went away while it was looked at".formatted(file), ex);
			}
		}
		return stamps;
	}

	private record Stamp(FileTime modified, long size) {

	}

}
