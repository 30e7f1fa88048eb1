package io.linkkeeper.command.look;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.command.option.FormatOption;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.output.Column;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.schedule.firing.JobPause;
import io.linkkeeper.schedule.time.Forecast;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/**
 * {@code jobs}.
 */
@Command(name = "jobs", description = "List the job definitions in jobs/, with their next start, and which are paused.")
final class JobsCommand implements Callable<Integer> {

	static final List<Column<Row>> COLUMNS = List.of(Column.of("name", (row) -> row.job().name()),
			Column.of("type", (row) -> row.job().type().label()),
			Column.of("account", (row) -> String.join(", ", row.job().accounts())),
			Column.<Row>of("schedule", (row) -> schedule(row.job().schedule())).atLeast(34),
			Column.of("nextStart", Row::nextStart), Column.below("paused", Row::paused),
			Column.<Row>of("file", (row) -> row.file().toString()).optional(1),
			Column.below("description", (row) -> row.job().description()));

	private final Shell shell;

	private final Engines engines;

	@Mixin
	private FormatOption format = new FormatOption();

	JobsCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		FolderContents contents = this.shell.jobs().contents();
		Map<String, JobPause> pauses = pauses();
		try (RowOutput<Row> rows = this.format.rows(COLUMNS, this.shell)) {
			contents.definitions().forEach((file, job) -> rows.add(row(file, job, pauses.get(job.name()))));
		}
		contents.problems().forEach((problem) -> this.shell.say(problem.toString()));
		return contents.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
	}

	private Map<String, JobPause> pauses() {
		try (Engine engine = this.engines.start()) {
			return engine.pauseSwitch().paused().stream().collect(Collectors.toMap(JobPause::job, Function.identity()));
		}
	}

	private Row row(Path file, JobDefinition job, @Nullable JobPause pause) {
		Schedule schedule = job.schedule();
		Instant next = (schedule != null && pause == null)
				? new Forecast(schedule).next(this.shell.clock().instant(), 1)
					.stream()
					.findFirst()
					.map((time) -> time.toInstant())
					.orElse(null)
				: null;
		return new Row(file, job, next, (pause != null) ? pauseText(pause) : null);
	}

	static String pauseText(JobPause pause) {
		return "since " + pause.pausedAt() + ((pause.reason() != null) ? ": " + pause.reason() : "");
	}

	private static @Nullable String schedule(@Nullable Schedule schedule) {
		return (schedule != null) ? schedule.cron() + " " + schedule.zone() : null;
	}

	record Row(Path file, JobDefinition job, @Nullable Instant nextStart, @Nullable String paused) {

	}

}
