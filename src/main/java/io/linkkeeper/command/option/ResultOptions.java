package io.linkkeeper.command.option;

import io.linkkeeper.engine.ReportStyle;
import picocli.CommandLine.Option;

/**
 * The options of all commands that execute runs.
 */
public final class ResultOptions {

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table",
			description = "table: the counts; json: the run as 'show RUN --format json' writes it, or an array of runs "
					+ "for several accounts (default: ${DEFAULT-VALUE}).")
	private Format format = Format.table;

	@Option(names = "--detailed-exit",
			description = "End with exit code 10 instead of 0 when changes were planned, and with 0 only when there was "
					+ "nothing to do.")
	private boolean detailedExit;

	public ReportStyle style() {
		return new ReportStyle(this.format == Format.json, this.detailedExit);
	}

	/** The formats, as they are written on the command line. */
	enum Format {

		table, json

	}

}
