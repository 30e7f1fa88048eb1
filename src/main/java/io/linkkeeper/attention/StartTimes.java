package io.linkkeeper.attention;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.schedule.file.AcceptedFiles;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.JobPause;
import io.linkkeeper.schedule.firing.JobPauses;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import io.linkkeeper.schedule.time.Forecast;

/**
 * Finds what of the schedule needs an operator, and what it starts within the next 24
 * hours, by the definitions as their files are now. Read-only and thread-safe.
 */
public class StartTimes {

	private static final Duration AHEAD = Duration.ofHours(24);

	private static final Set<FiringOutcome> UNSTARTED = Set.of(FiringOutcome.MISSED, FiringOutcome.SKIPPED,
			FiringOutcome.REFUSED);

	private final DefinitionFolder folder;

	private final AcceptedFiles files;

	private final ScheduledFirings firings;

	private final JobPauses pauses;

	private final Clock clock;

	/**
	 * Creates the view of the schedule.
	 * @param folder the definitions
	 * @param files the files that are held back
	 * @param firings what became of past starts
	 * @param pauses the paused jobs
	 * @param clock tells the time
	 */
	public StartTimes(DefinitionFolder folder, AcceptedFiles files, ScheduledFirings firings, JobPauses pauses,
			Clock clock) {
		this.folder = folder;
		this.files = files;
		this.firings = firings;
		this.pauses = pauses;
		this.clock = clock;
	}

	/** Looks at the definitions and their starts. */
	Outlook look() {
		FolderContents contents;
		try {
			contents = this.folder.contents();
		}
		catch (InvalidDefinitionException ex) {
			return new Outlook(unreadable(ex.problems().stream()), List.of(), Map.of());
		}
		List<JobDefinition> scheduled = contents.definitions()
			.values()
			.stream()
			.filter((job) -> job.schedule() != null)
			.toList();
		List<Matter> matters = new ArrayList<>(unreadable(contents.problems().stream()));
		matters.addAll(heldBack(contents.definitions()));
		scheduled
			.forEach((job) -> job.accounts().forEach((account) -> unstarted(job, account).ifPresent(matters::add)));
		return new Outlook(matters, next(scheduled), zones(scheduled));
	}

	/** The first problem of each file; the command shows all. */
	private static List<Matter> unreadable(Stream<DefinitionProblem> problems) {
		Map<String, DefinitionProblem> first = new TreeMap<>();
		problems.forEach((problem) -> first.putIfAbsent(problem.source(), problem));
		return first.values()
			.stream()
			.map((problem) -> new Matter(MatterKind.DEFINITION, null, null, null,
					"A definition cannot be read: " + problem, "validate"))
			.toList();
	}

	private List<Matter> heldBack(Map<Path, JobDefinition> definitions) {
		Set<Path> held = this.files.heldBack();
		return definitions.entrySet()
			.stream()
			.filter((entry) -> held.contains(entry.getKey().toAbsolutePath().normalize()))
			.map((entry) -> new Matter(MatterKind.DEFINITION, entry.getValue().name(), null, null,
					"%s is held back, as it looks cut off; the job goes on as it was before.".formatted(entry.getKey()),
					"resume " + entry.getValue().name()))
			.toList();
	}

	/** A later start, or a pause, has seen to it. */
	private Optional<Matter> unstarted(JobDefinition job, String account) {
		String command = "run " + job.name() + ((job.accounts().size() > 1) ? " --account " + account : "");
		return this.firings.last(job.name(), account, this.clock.instant().minus(OpenRuns.AGE))
			.filter((firing) -> UNSTARTED.contains(firing.outcome()))
			.map((firing) -> new Matter(MatterKind.START, job.name(), null, firing.scheduledAt(), unstarted(firing),
					command));
	}

	private static String unstarted(ScheduledFiring firing) {
		String reason = (firing.reason() != null) ? ": " + firing.reason() : ".";
		return "The last start of %s on %s was %s%s".formatted(firing.job(), firing.account(),
				firing.outcome().name().toLowerCase(Locale.ROOT), reason);
	}

	private List<NextStart> next(List<JobDefinition> scheduled) {
		Map<String, JobPause> paused = this.pauses.all()
			.stream()
			.collect(Collectors.toMap(JobPause::job, (pause) -> pause));
		return scheduled.stream()
			.flatMap((job) -> next(job, paused).stream())
			.sorted(Comparator.comparing((NextStart start) -> start.at().toInstant()).thenComparing(NextStart::job))
			.toList();
	}

	private Optional<NextStart> next(JobDefinition job, Map<String, JobPause> paused) {
		Instant now = this.clock.instant();
		List<ZonedDateTime> times = new Forecast(schedule(job)).next(now, NextStart.MOST + 1)
			.stream()
			.filter((time) -> time.toInstant().isBefore(now.plus(AHEAD)))
			.toList();
		String pause = Optional.ofNullable(paused.get(job.name()))
			.map((since) -> Objects.requireNonNullElse(since.reason(), "without a reason"))
			.orElse(null);
		return times.stream().findFirst().map((first) -> new NextStart(job.name(), first, times.size() - 1, pause));
	}

	private static Map<String, ZoneId> zones(List<JobDefinition> scheduled) {
		return scheduled.stream().collect(Collectors.toMap(JobDefinition::name, (job) -> schedule(job).zone()));
	}

	private static Schedule schedule(JobDefinition job) {
		return Objects.requireNonNull(job.schedule());
	}

	/**
	 * How the schedule stands.
	 *
	 * @param matters what needs an operator
	 * @param next the jobs that start next, in the order of their starts
	 * @param zones the zones of the scheduled jobs by name
	 */
	record Outlook(List<Matter> matters, List<NextStart> next, Map<String, ZoneId> zones) {

	}

}
