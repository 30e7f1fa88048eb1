package io.linkkeeper.sandbox;

/**
 * Seconds between two bounds, both included.
 *
 * @param min the smallest that matches
 * @param max the largest that matches
 */
record Bounds(long min, long max) {

	/** No bound at all; matches links that never expire, too. */
	static final Bounds OPEN = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);

	boolean isOpen() {
		return this.min == Long.MIN_VALUE && this.max == Long.MAX_VALUE;
	}

	boolean contain(long seconds) {
		return seconds >= this.min && seconds <= this.max;
	}

}
