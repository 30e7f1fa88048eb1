package io.linkkeeper.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Collects numbers of lines in ascending order and shows them as ranges. Memory is
 * bounded: beyond {@value #MOST} ranges the lines are only counted. Not thread-safe.
 */
public final class LineRanges {

	private static final int MOST = 100;

	private final List<Range> ranges = new ArrayList<>();

	private long count;

	private long shown;

	/**
	 * Lines without gap.
	 */
	private record Range(long first, long last) {

		@Override
		public String toString() {
			return (this.first == this.last) ? Long.toString(this.first) : this.first + "-" + this.last;
		}

	}

	/**
	 * Adds a line.
	 * @param line the number of the line, after all that were added before
	 */
	public void add(long line) {
		this.count++;
		int last = this.ranges.size() - 1;
		if (last >= 0 && this.shown == this.count - 1 && this.ranges.get(last).last() == line - 1) {
			this.ranges.set(last, new Range(this.ranges.get(last).first(), line));
			this.shown++;
		}
		else if (this.ranges.size() < MOST) {
			this.ranges.add(new Range(line, line));
			this.shown++;
		}
	}

	/**
	 * Returns the number of lines.
	 * @return the number
	 */
	public long count() {
		return this.count;
	}

	/**
	 * Returns the lines as text.
	 * @return such as {@code line 3} or {@code lines 3, 7-9 and 12 more}
	 */
	@Override
	public String toString() {
		String text = this.ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
		return ((this.count == 1) ? "line " : "lines ") + text
				+ ((this.count > this.shown) ? " and " + (this.count - this.shown) + " more" : "");
	}

}
