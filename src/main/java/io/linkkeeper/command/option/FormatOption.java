package io.linkkeeper.command.option;

import java.util.List;

import io.linkkeeper.engine.Shell;
import io.linkkeeper.output.Column;
import io.linkkeeper.output.OutputFormat;
import io.linkkeeper.output.Presentation;
import io.linkkeeper.output.RowOutput;
import picocli.CommandLine.Option;

/**
 * The output options of all reading commands.
 */
public final class FormatOption {

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
			description = "table, csv or json (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.table;

	@Option(names = "--wide",
			description = "Tables with all columns and whole texts, one line for a row, however long it is.")
	private boolean wide;

	public Presentation presentation(Shell shell) {
		return new Presentation(this.format, this.wide, shell.display(), shell.clock());
	}

	/**
	 * Creates the output of rows.
	 * @param columns the columns
	 * @param shell receives the result
	 * @return the output, to be closed by the caller
	 */
	public <T> RowOutput<T> rows(List<Column<T>> columns, Shell shell) {
		return RowOutput.of(presentation(shell), columns, shell.out());
	}

}
