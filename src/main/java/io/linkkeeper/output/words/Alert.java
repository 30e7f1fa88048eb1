package io.linkkeeper.output.words;

/**
 * A cell that is highlighted in color on a terminal, such as a delete or a failure.
 *
 * @param text the cell
 */
public record Alert(String text) {

	@Override
	public String toString() {
		return this.text;
	}

}
