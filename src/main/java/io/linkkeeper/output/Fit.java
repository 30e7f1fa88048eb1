package io.linkkeeper.output;

/**
 * How a table fits a column to its width.
 *
 * @param use where the column is
 * @param rank the order in which columns without room are left out, the highest first; 0
 * for a column that is never left out
 * @param minimum the cells to which a longer text may be shortened; only texts are
 */
record Fit(Use use, int rank, int minimum) {

	private static final int DEFAULT_MINIMUM = 8;

	static Fit of(Use use) {
		return new Fit(use, 0, DEFAULT_MINIMUM);
	}

	boolean inTables() {
		return this.use != Use.DATA;
	}

	boolean inData() {
		return this.use != Use.WORDS && this.use != Use.WORDS_BELOW;
	}

	/** Where a column is. */
	enum Use {

		/** In every format. */
		COLUMN,

		/** In every format; in tables below its row, wrapped. */
		BELOW,

		/** Only in CSV and JSON. */
		DATA,

		/** Only in tables. */
		WORDS,

		/** Only in tables, below its row. */
		WORDS_BELOW;

		boolean isBelow() {
			return this == BELOW || this == WORDS_BELOW;
		}

	}

}
