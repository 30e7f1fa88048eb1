package io.linkkeeper.command.look;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.command.option.CountConverter;
import io.linkkeeper.command.option.FormatOption;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.output.Column;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.output.words.Alert;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.JobPause;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.time.Forecast;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code schedule}.
 */
@Command(name = "schedule", description = "Show when jobs start next by their schedules, or what became of past times.")
final class ScheduleCommand implements Callable<Integer> {

	static final List<Column<Row>> COLUMNS = List.of(Column.of("job", Row::job),
			Column.<Row>of("start", (row) -> row.start().toOffsetDateTime().toString()).shown(Row::start),
			Column.of("zone", (row) -> row.start().getZone().getId()),
			Column.words("due", (row) -> row.start().toInstant()),
			Column.<Row>of("utc", (row) -> row.start().toInstant().toString()).optional(1),
			Column.below("paused", Row::paused));

	static final List<Column<ScheduledFiring>> PAST = List.of(Column.of("job", ScheduledFiring::job),
			Column.of("account", ScheduledFiring::account), Column.of("scheduledAt", ScheduledFiring::scheduledAt),
			Column.<ScheduledFiring>of("outcome", (fire) -> fire.outcome().name()).shown(ScheduleCommand::outcome),
			Column.of("run", ScheduledFiring::runId), Column.below("reason", ScheduledFiring::reason));

	private final Shell shell;

	private final Engines engines;

	@ArgGroup(exclusive = true)
	private Range range = new Range();

	@Mixin
	private FormatOption format = new FormatOption();

	ScheduleCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		FolderContents contents = this.shell.jobs().contents();
		if (this.range.last != null) {
			past(contents, this.range.last);
		}
		else {
			future(contents);
		}
		contents.problems().forEach((problem) -> this.shell.say(problem.toString()));
		return contents.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
	}

	private void past(FolderContents contents, int limit) {
		try (Engine engine = this.engines.start();
				RowOutput<ScheduledFiring> rows = this.format.rows(PAST, this.shell)) {
			contents.definitions()
				.values()
				.forEach((job) -> engine.firings().last(job.name(), limit).forEach(rows::add));
		}
	}

	private void future(FolderContents contents) {
		List<JobDefinition> scheduled = contents.definitions()
			.values()
			.stream()
			.filter((job) -> job.schedule() != null)
			.toList();
		Map<String, JobPause> pauses = pauses();
		try (RowOutput<Row> rows = this.format.rows(COLUMNS, this.shell)) {
			scheduled.forEach((job) -> rows(job, pauses.get(job.name())).forEach(rows::add));
		}
		scheduled.forEach(this::warn);
	}

	private Map<String, JobPause> pauses() {
		try (Engine engine = this.engines.start()) {
			return engine.pauseSwitch().paused().stream().collect(Collectors.toMap(JobPause::job, Function.identity()));
		}
	}

	private List<Row> rows(JobDefinition job, @Nullable JobPause pause) {
		return forecast(job).next(this.shell.clock().instant(), this.range.next)
			.stream()
			.map((start) -> new Row(job.name(), start, (pause != null) ? JobsCommand.pauseText(pause) : null))
			.toList();
	}

	private void warn(JobDefinition job) {
		forecast(job).warnings(this.shell.clock().instant())
			.forEach((warning) -> this.shell.say("%s: %s".formatted(job.name(), warning)));
	}

	private static Forecast forecast(JobDefinition job) {
		return new Forecast(Objects.requireNonNull(job.schedule()));
	}

	/** Highlights a firing without a run, unless the job was paused. */
	private static Object outcome(ScheduledFiring firing) {
		String name = firing.outcome().name();
		return (firing.outcome() == FiringOutcome.RUN || firing.outcome() == FiringOutcome.PAUSED) ? name
				: new Alert(name);
	}

	/**
	 * The range of times to print.
	 */
	private static final class Range {

		@Option(names = "--next", paramLabel = "N", defaultValue = "10", converter = CountConverter.class,
				description = "How many starts of each job (default: ${DEFAULT-VALUE}).")
		private int next = 10;

		@Option(names = "--last", paramLabel = "N", converter = CountConverter.class,
				description = "What became of the last N times of each job, the newest first.")
		private @Nullable Integer last;

	}

	record Row(String job, ZonedDateTime start, @Nullable String paused) {

	}

}
