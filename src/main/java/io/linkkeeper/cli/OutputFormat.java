package io.linkkeeper.cli;

/**
 * How a result is written.
 */
enum OutputFormat {

	/** Columns for people. */
	table,

	/** For spreadsheets. */
	csv,

	/** For scripts. */
	json

}
