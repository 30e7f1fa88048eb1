package io.linkkeeper.sandbox.seed;

import io.linkkeeper.sandbox.Dialect;

/**
 * Generates unique ids that look random: a sequence over all ids with a step that is
 * coprime to their count.
 */
final class GeneratedIds {

	private static final int DIGITS = 36;

	private final int length;

	private final long count;

	private final long step;

	private final long start;

	GeneratedIds(long randomSeed, Dialect dialect) {
		this.length = dialect.has(Dialect.Difference.LONG_IDS) ? 8 : 5;
		this.count = (long) Math.pow(DIGITS, this.length);
		// about the golden section of the count, and prime to 2 and 3
		this.step = (long) (this.count * 0.6180339887) / 6 * 6 + 1;
		this.start = Math.floorMod(randomSeed, this.count);
	}

	String id(int i) {
		long place = (this.start + i % this.count * this.step) % this.count;
		String digits = Long.toString(place, DIGITS);
		return "0".repeat(this.length - digits.length()) + digits;
	}

}
