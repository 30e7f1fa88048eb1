package io.linkkeeper.link;

/**
 * Decision that a row of a run's input cannot be used.
 *
 * @param line the line where the row begins, from 1
 * @param text the row as it was read
 * @param reason why it cannot be used, for the author of the row
 */
public record Rejected(long line, String text, String reason) implements Decision {

	public Rejected {
		if (line < 1) {
			throw new IllegalArgumentException("Lines count from 1");
		}
		if (reason.isBlank()) {
			throw new IllegalArgumentException("A rejected row must give its reason: line " + line);
		}
	}

}
