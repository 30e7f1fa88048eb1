package io.linkkeeper.ledger;

/**
 * A row of a run's input that cannot be used.
 *
 * @param line the line where it begins, from 1; a run has at most one row for each line
 * @param text the row as it was read
 * @param reason why it cannot be used, for the person who wrote it
 */
public record RejectedRow(long line, String text, String reason) {

	public RejectedRow {
		if (line < 1) {
			throw new IllegalArgumentException("Lines count from 1");
		}
		if (reason.isBlank()) {
			throw new IllegalArgumentException("A rejected row must give its reason: line " + line);
		}
	}

}
