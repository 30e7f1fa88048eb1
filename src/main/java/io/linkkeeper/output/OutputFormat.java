package io.linkkeeper.output;

/**
 * The format of a result.
 */
public enum OutputFormat {

	/** Aligned columns. */
	table,

	/** Comma-separated values. */
	csv,

	/** A JSON array. */
	json

}
