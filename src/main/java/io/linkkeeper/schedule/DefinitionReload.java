package io.linkkeeper.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.DefinitionText;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.schedule.file.AcceptedFiles;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads changed definitions of a serving process, once the files did not change between
 * two calls. The previous definition of an unreadable or cut off file remains in force,
 * also after a restart, which is reported once. Not thread-safe.
 */
final class DefinitionReload {

	private static final Logger logger = LoggerFactory.getLogger(DefinitionReload.class);

	private final DefinitionFolder folder;

	private final Timetable timetable;

	private final Triggers triggers;

	private final ScheduledFirings firings;

	private final ScheduleEvents events;

	private final AcceptedFiles accepted;

	private boolean holdsBack;

	private @Nullable Map<Path, Stamp> loaded;

	private Map<Path, Stamp> seen = Map.of();

	private List<DefinitionProblem> reported = List.of();

	DefinitionReload(DefinitionFolder folder, Timetable timetable, Triggers triggers, ScheduledFirings firings,
			ScheduleEvents events, AcceptedFiles accepted) {
		this.folder = folder;
		this.timetable = timetable;
		this.triggers = triggers;
		this.firings = firings;
		this.events = events;
		this.accepted = accepted;
	}

	/**
	 * Reads the folder when a file in it has changed, and repairs the triggers.
	 */
	void reloadIfChanged() {
		try {
			Map<Path, Stamp> stamps = stamps(this.folder.files());
			boolean settled = this.loaded == null || stamps.equals(this.seen);
			this.seen = stamps;
			if (settled && (this.holdsBack || !stamps.equals(this.loaded))) {
				update(List.copyOf(stamps.keySet()));
				this.loaded = stamps;
			}
		}
		catch (InvalidDefinitionException ex) {
			// no folder: the current definitions remain
			report(ex.problems(), List.of());
		}
		this.triggers.register(this.timetable.scheduled());
	}

	private void update(List<Path> files) {
		FolderContents contents = this.folder.contents(files);
		Map<Path, JobDefinition> readable = new TreeMap<>(contents.definitions());
		List<DefinitionProblem> problems = new ArrayList<>(contents.problems());
		List<DefinitionProblem> cutOff = removeCutOff(readable);
		this.holdsBack = !cutOff.isEmpty();
		problems.addAll(cutOff);
		if (this.loaded == null) {
			this.timetable.update(files, restored(files, readable));
		}
		Map<Path, JobDefinition> before = this.timetable.definitions();
		List<JobDefinition> retained = this.timetable.update(files, readable);
		if (problems.isEmpty()) {
			this.firings.forget(Timetable.unscheduled(before.values(), this.timetable.scheduled()));
		}
		readable.forEach((file, after) -> reportLosses(before.get(file), after));
		report(problems, retained);
	}

	private List<DefinitionProblem> removeCutOff(Map<Path, JobDefinition> readable) {
		List<DefinitionProblem> problems = new ArrayList<>();
		readable.entrySet().removeIf((entry) -> {
			Path file = entry.getKey();
			String job = entry.getValue().name();
			boolean cutOff = !this.accepted.accept(file, job, DefinitionText.read(file));
			if (cutOff) {
				problems.add(this.folder.problem(file, "",
						"is the beginning of what it contained before, as if cut off; if it is as meant, `resume %s` accepts it"
							.formatted(job)));
			}
			return cutOff;
		});
		return problems;
	}

	/** Returns what was in force for files before this process started. */
	private Map<Path, JobDefinition> restored(List<Path> files, Map<Path, JobDefinition> readable) {
		Map<Path, JobDefinition> restored = new TreeMap<>();
		files.stream()
			.filter((file) -> !readable.containsKey(file))
			.forEach((file) -> this.accepted.find(file)
				.flatMap((text) -> this.folder.definition(file, text))
				.ifPresent((definition) -> restored.put(file, definition)));
		return restored;
	}

	private void reportLosses(@Nullable JobDefinition before, JobDefinition after) {
		if (before == null || !before.name().equals(after.name())) {
			return;
		}
		List<String> lost = LostSafeguards.between(before, after);
		if (!lost.isEmpty()) {
			this.events.raise(EventKind.NOTICE, before,
					"By an edit of its file it lost %s.".formatted(String.join(" and ", lost)));
		}
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
