package io.linkkeeper.output;

import java.time.Clock;

import io.linkkeeper.output.words.LocalTime;
import io.linkkeeper.text.Display;

/**
 * How a result is presented.
 *
 * @param format the format
 * @param wide whether tables have all columns and whole cells, however long a line is
 * @param display the display that tables are made for
 * @param clock the reference of relative times
 */
public record Presentation(OutputFormat format, boolean wide, Display display, Clock clock) {

	/** Returns the cells of a line, without limit if tables are wide. */
	int lineWidth() {
		return this.wide ? Integer.MAX_VALUE : this.display.width();
	}

	LocalTime time() {
		return new LocalTime(this.clock, this.display.zone());
	}

}
