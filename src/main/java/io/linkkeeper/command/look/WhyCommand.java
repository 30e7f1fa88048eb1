package io.linkkeeper.command.look;

import java.util.List;
import java.util.concurrent.Callable;

import io.linkkeeper.command.option.AccountOption;
import io.linkkeeper.command.option.FormatOption;
import io.linkkeeper.definition.FolderContents;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.engine.Engine;
import io.linkkeeper.engine.Engines;
import io.linkkeeper.engine.Shell;
import io.linkkeeper.output.Column;
import io.linkkeeper.output.RowOutput;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.why.WhyRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code why LINK_ID}.
 */
@Command(name = "why", description = "Explain a link: what each job would do to it now, and what runs did to it.")
final class WhyCommand implements Callable<Integer> {

	private static final List<Column<WhyRow>> COLUMNS = List.of(Column.of("source", WhyRow::source),
			Column.of("action", WhyRow::action), Column.of("fields", WhyRow::fields), Column.of("state", WhyRow::state),
			Column.of("at", WhyRow::at), Column.of("reason", WhyRow::reason));

	private final Shell shell;

	private final Engines engines;

	@Parameters(paramLabel = "LINK_ID", description = "The last part of /tiny/LINK_ID.")
	private String link = "";

	@Mixin
	private AccountOption account = new AccountOption();

	@Mixin
	private FormatOption format = new FormatOption();

	WhyCommand(Shell shell, Engines engines) {
		this.shell = shell;
		this.engines = engines;
	}

	@Override
	public Integer call() {
		FolderContents jobs = this.shell.jobs().contents();
		List<JobDefinition> asked = this.account.chosen(jobs.definitions().values());
		try (Engine engine = this.engines.startToRead(asked)) {
			for (DefinitionProblem problem : jobs.problems()) {
				this.shell.say("not asked: " + problem);
			}
			List<WhyRow> rows = engine.why().explain(this.link, asked);
			try (RowOutput<WhyRow> output = RowOutput.of(this.format.get(), COLUMNS, this.shell.out())) {
				rows.forEach(output::add);
			}
		}
		return ExitCode.DONE.number();
	}

}
