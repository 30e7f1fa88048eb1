package io.linkkeeper.command.look;

import java.util.concurrent.Callable;

import io.linkkeeper.audit.AuditQuery;
import io.linkkeeper.audit.AuditRow;
import io.linkkeeper.command.option.CountConverter;
import io.linkkeeper.command.option.FormatOption;
import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.output.AuditColumns;
import io.linkkeeper.output.RowOutput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code audit [--run RUN] [--limit N]}.
 */
@Command(name = "audit", description = "List who did what and why, newest first.")
final class AuditCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Option(names = "--run", paramLabel = "RUN", converter = RunIdConverter.class,
			description = "Only what was done to this run, and the undo of it.")
	private @Nullable Long run;

	@Option(names = "--limit", paramLabel = "N", converter = CountConverter.class, defaultValue = "100",
			description = "Only the last N actions (default: ${DEFAULT-VALUE}).")
	private int limit;

	@Mixin
	private FormatOption format = new FormatOption();

	AuditCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		try (Engine engine = this.engines.start();
				RowOutput<AuditRow> rows = this.format.rows(AuditColumns.ALL, this.shell)) {
			engine.audit().find(new AuditQuery(this.run, null, this.limit)).forEach(rows::add);
		}
		return ExitCode.OK;
	}

}
