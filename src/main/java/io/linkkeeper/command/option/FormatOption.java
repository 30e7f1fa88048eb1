package io.linkkeeper.command.option;

import io.linkkeeper.output.OutputFormat;
import picocli.CommandLine.Option;

/**
 * The output format option of all reading commands.
 */
public final class FormatOption {

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
			description = "table, csv or json (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.table;

	public OutputFormat get() {
		return this.format;
	}

}
