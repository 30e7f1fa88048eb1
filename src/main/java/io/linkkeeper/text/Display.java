package io.linkkeeper.text;

import java.time.ZoneId;

/**
 * The display that output is made for.
 *
 * @param terminal whether it is a terminal, on which lines can be redrawn
 * @param color whether text may be colored
 * @param width the length of a line in cells, at least {@value #MINIMUM}
 * @param zone the time zone of the operator
 */
public record Display(boolean terminal, boolean color, int width, ZoneId zone) {

	/** The length of a line where there is no terminal to ask. */
	public static final int DEFAULT_WIDTH = 100;

	static final int MINIMUM = 40;

	public Display {
		width = Math.max(width, MINIMUM);
	}

	/**
	 * Returns the display of a file or pipe.
	 * @param zone the time zone of the operator
	 * @return a display without a terminal
	 */
	public static Display file(ZoneId zone) {
		return new Display(false, false, DEFAULT_WIDTH, zone);
	}

	/**
	 * Returns a copy with another length of lines.
	 * @param cells the length in cells
	 * @return the copy
	 */
	public Display withWidth(int cells) {
		return new Display(this.terminal, this.color, cells, this.zone);
	}

}
