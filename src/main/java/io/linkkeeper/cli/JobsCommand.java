package io.linkkeeper.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.Schedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/**
 * {@code jobs}.
 */
@Command(name = "jobs", description = "List the job definitions in jobs/.")
final class JobsCommand implements Callable<Integer> {

	private static final List<Column<Map.Entry<Path, JobDefinition>>> COLUMNS = List.of(
			Column.of("name", (row) -> row.getValue().name()),
			Column.of("type", (row) -> row.getValue().type().label()),
			Column.of("account", (row) -> String.join(", ", row.getValue().accounts())),
			Column.of("schedule", (row) -> schedule(row.getValue().schedule())),
			Column.of("file", (row) -> row.getKey().toString()),
			Column.of("description", (row) -> row.getValue().description()));

	private final Shell shell;

	@Mixin
	private FormatOption format = new FormatOption();

	JobsCommand(Shell shell) {
		this.shell = shell;
	}

	@Override
	public Integer call() {
		FolderContents contents = this.shell.jobs().contents();
		try (RowOutput<Map.Entry<Path, JobDefinition>> rows = RowOutput.of(this.format.get(), COLUMNS,
				this.shell.out())) {
			contents.definitions().entrySet().forEach(rows::add);
		}
		contents.problems().forEach((problem) -> this.shell.say(problem.toString()));
		return contents.problems().isEmpty() ? ExitCode.OK : ExitCode.USAGE;
	}

	private static @Nullable String schedule(@Nullable Schedule schedule) {
		return (schedule != null) ? schedule.cron() + " " + schedule.zone() : null;
	}

}
