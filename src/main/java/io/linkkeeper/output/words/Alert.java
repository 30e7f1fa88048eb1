package io.linkkeeper.output.words;

/**
 * A cell that stands out in color on a terminal: a delete, a failure.
 *
 * @param text the cell
 */
public record Alert(String text) {

	@Override
	public String toString() {
		return this.text;
	}

}
