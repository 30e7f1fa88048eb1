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
import io.linkkeeper.why.ExplanationRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code why LINK_ID}.
 */
@Command(name = "why", description = "Explain a link: what each job would do to it now, and what runs did to it.")
final class WhyCommand implements Callable<Integer> {

	static final List<Column<ExplanationRow>> COLUMNS = List.of(Column.of("source", ExplanationRow::source),
			Column.of("action", ExplanationRow::action), Column.below("fields", ExplanationRow::fields),
			Column.of("state", ExplanationRow::state), Column.of("at", ExplanationRow::at),
			Column.below("reason", ExplanationRow::reason));

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
			List<ExplanationRow> rows = engine.linkExplainer().explain(this.link, asked);
			try (RowOutput<ExplanationRow> output = this.format.rows(COLUMNS, this.shell)) {
				rows.forEach(output::add);
			}
		}
		return ExitCode.DONE.number();
	}

}
