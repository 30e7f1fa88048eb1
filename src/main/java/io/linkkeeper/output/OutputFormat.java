package io.linkkeeper.output;

/**
 * How a result is written.
 */
public enum OutputFormat {

	/** Columns for people. */
	table,

	/** For spreadsheets. */
	csv,

	/** For scripts. */
	json

}
