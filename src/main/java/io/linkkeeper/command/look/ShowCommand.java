package io.linkkeeper.command.look;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.FormatOption;
import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.output.ChangeColumns;
import io.linkkeeper.output.ChangeView;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.output.RunPage;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code show RUN}.
 */
@Command(name = "show", description = "Show one run: what it did, or each of its changes.")
final class ShowCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@ArgGroup(exclusive = true)
	private Rows rows = new Rows();

	@Mixin
	private FormatOption format = new FormatOption();

	ShowCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		try (Engine engine = this.engines.start()) {
			RunDetail detail = engine.queries()
				.show(this.run)
				.orElseThrow(() -> new ParameterException(this.spec.commandLine(),
						"There is no run " + this.run + "; 'linkkeeper runs' lists them"));
			show(detail, engine.queries());
		}
		return ExitCode.OK;
	}

	private void show(RunDetail detail, RunQueries queries) {
		if (detail.removedAt() != null && (this.rows.changes || this.rows.rejects)) {
			this.shell.err()
				.println("Housekeeping began to remove the rows of this run on " + detail.removedAt() + ".");
		}
		if (this.rows.changes) {
			try (RowOutput<ChangeView> output = this.format.rows(ChangeColumns.CHANGES, this.shell)) {
				queries.changes(this.run, (row) -> output.add(ChangeView.of(row)));
			}
		}
		else if (this.rows.rejects) {
			try (RowOutput<RejectRow> output = this.format.rows(ChangeColumns.REJECTS, this.shell)) {
				queries.rejects(this.run, output::add);
			}
		}
		else {
			new RunPage(detail, this.format.presentation(this.shell)).write(this.shell.out());
		}
	}

	/** The rows to show instead of the run. */
	static final class Rows {

		@Option(names = "--changes", description = "The ledger: every change with before, after, reason and state.")
		private boolean changes;

		@Option(names = "--rejects", description = "Every rejected row with its reason.")
		private boolean rejects;

	}

}
