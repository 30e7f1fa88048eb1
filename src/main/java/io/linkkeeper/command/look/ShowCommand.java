package io.linkkeeper.command.look;

import java.util.concurrent.Callable;

import io.linkkeeper.command.option.FilterOptions;
import io.linkkeeper.command.option.FormatOption;
import io.linkkeeper.command.option.RunIdConverter;
import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.history.RejectRow;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.history.WarnedRow;
import io.linkkeeper.ledger.UnchangedRow;
import io.linkkeeper.output.ChangeColumns;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.output.RunPage;
import io.linkkeeper.output.RunProgressOutput;
import io.linkkeeper.output.words.ChangeView;
import io.linkkeeper.run.ExitCode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code show RUN}.
 */
@Command(name = "show", description = "Show one run: what it did or would do, or each of its changes.")
final class ShowCommand implements Callable<Integer> {

	private final Shell shell;

	private final Engines engines;

	@Spec
	private CommandSpec spec = CommandSpec.create();

	@Parameters(paramLabel = "RUN", converter = RunIdConverter.class, description = "The run's id; 'runs' lists them.")
	private long run;

	@ArgGroup(exclusive = true)
	private Part part = new Part();

	@Mixin
	private FilterOptions filter = new FilterOptions();

	@Mixin
	private FormatOption format = new FormatOption();

	ShowCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		if (!this.part.changes) {
			this.filter.requireUnused("--changes");
		}
		try (Engine engine = this.engines.start()) {
			RunDetail detail = engine.queries()
				.show(this.run)
				.orElseThrow(() -> new ParameterException(this.spec.commandLine(),
						"There is no run " + this.run + "; 'linkkeeper runs' lists them"));
			return this.part.watch ? watch(engine) : show(detail, engine.queries());
		}
	}

	private int show(RunDetail detail, RunQueries queries) {
		if (detail.removedAt() != null && this.part.hasRows()) {
			this.shell.say("Housekeeping began to remove the rows of this run on " + detail.removedAt() + ".");
		}
		if (this.part.changes) {
			changes(queries);
		}
		else if (this.part.rejects) {
			try (RowOutput<RejectRow> output = this.format.rows(ChangeColumns.REJECTS, this.shell)) {
				queries.rejects(this.run, output::add);
			}
		}
		else if (this.part.warnings) {
			try (RowOutput<WarnedRow> output = this.format.rows(ChangeColumns.WARNINGS, this.shell)) {
				queries.warnings(this.run, output::add);
			}
		}
		else if (this.part.unchanged) {
			try (RowOutput<UnchangedRow> output = this.format.rows(ChangeColumns.UNCHANGED, this.shell)) {
				queries.listed(this.run, output::add);
			}
		}
		else {
			new RunPage(detail, this.format.presentation(this.shell)).write(this.shell.out());
		}
		return ExitCode.DONE.number();
	}

	private void changes(RunQueries queries) {
		try (RowOutput<ChangeView> output = this.format.rows(ChangeColumns.CHANGES, this.shell)) {
			queries.changes(this.run, this.filter.get(), (row) -> output.add(ChangeView.of(row)));
		}
	}

	/** Nobody waits for the end after a signal, or when the output is closed. */
	private int watch(Engine engine) {
		try (RowOutput<RunSummary> output = RunProgressOutput.of(this.format.presentation(this.shell),
				this.shell.out())) {
			RunSummary last = engine.runWatch()
				.follow(this.run, output::add, () -> engine.isStopping() || this.shell.out().checkError());
			Integer exitCode = last.exitCode();
			return (exitCode != null) ? exitCode : ExitCode.FAILED.number();
		}
	}

	/** The part of a run to show. */
	static final class Part {

		@Option(names = "--changes",
				description = "Every change: its link, each field before and after, its reason and state.")
		private boolean changes;

		@Option(names = "--rejects", description = "Every rejected row with its reason.")
		private boolean rejects;

		@Option(names = "--warnings", description = "Every row of the input that has warnings.")
		private boolean warnings;

		@Option(names = "--unchanged",
				description = "Every link in which a repoint job found what it looks for, but in a form that it does"
						+ " not change, and every unchanged row that has warnings.")
		private boolean unchanged;

		@Option(names = "--watch",
				description = "The run in one sentence, again when it has changed, until it has ended. Ends with the"
						+ " run's exit code.")
		private boolean watch;

		boolean hasRows() {
			return this.changes || this.rejects || this.unchanged || this.warnings;
		}

	}

}
