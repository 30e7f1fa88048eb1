package io.linkkeeper.command.look;

import java.util.Objects;
import java.util.concurrent.Callable;

import io.linkkeeper.command.option.CountConverter;
import io.linkkeeper.command.option.FormatOption;
import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.output.RunColumns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code runs [JOB] [--last N]}.
 */
@Command(name = "runs", description = "List runs, newest first.")
final class RunsCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Parameters(paramLabel = "JOB", arity = "0..1", description = "Only runs of this job.")
	private @Nullable String job;

	@Option(names = "--last", paramLabel = "N", converter = CountConverter.class,
			description = "Only the last N of them.")
	private @Nullable Integer last;

	@Mixin
	private FormatOption format = new FormatOption();

	RunsCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		try (Engine engine = this.engines.start();
				RowOutput<RunSummary> rows = this.format.rows(RunColumns.ALL, this.shell)) {
			engine.queries()
				.list(this.job, Objects.requireNonNullElse(this.last, Integer.MAX_VALUE))
				.forEach(rows::add);
		}
		return ExitCode.OK;
	}

}
