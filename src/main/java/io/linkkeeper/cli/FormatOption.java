package io.linkkeeper.cli;

import picocli.CommandLine.Option;

/**
 * The option of all commands that look at something.
 */
final class FormatOption {

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
			description = "table, csv or json (default: ${DEFAULT-VALUE}).")
	private OutputFormat format = OutputFormat.table;

	OutputFormat get() {
		return this.format;
	}

}
