package io.linkkeeper;

import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Repeats a test with chance. Every round has a seed of its own, printed for the first
 * and named by whatever a round throws. {@code -Dlinkkeeper.seed=N} is one round, that
 * with the seed.
 */
public final class Rounds {

	private static final @Nullable Long WANTED = Long.getLong("linkkeeper.seed");

	private final String name;

	private final int count;

	private final long first;

	private Rounds(String name, int count, long first) {
		this.name = name;
		this.count = count;
		this.first = first;
	}

	/**
	 * Rounds of a test; ten times as many with {@code -Dlinkkeeper.crashes=all}.
	 * @param count how many
	 * @param name what is tried out, in a few words
	 */
	public static Rounds of(int count, String name) {
		return exactly(count * (Crashes.ALL ? 10 : 1), name);
	}

	/**
	 * Rounds of a test, whose number has a property of its own.
	 * @param count how many
	 * @param name what is tried out, in a few words
	 */
	public static Rounds exactly(int count, String name) {
		return new Rounds(name, (WANTED != null) ? 1 : count, newSeed());
	}

	/**
	 * A seed to be printed: the wanted one, or any.
	 */
	public static long newSeed() {
		return (WANTED != null) ? WANTED : new Random().nextInt();
	}

	/**
	 * Does a round with each seed, until one throws.
	 */
	public void each(Round round) {
		System.out.printf("%s: %d from seed %d%n", this.name, this.count, this.first);
		for (long seed = this.first; seed < this.first + this.count; seed++) {
			try {
				round.with(seed);
			}
			// whatever it is, it comes again with the seed only
			catch (Throwable ex) {
				throw new AssertionError("%s, seed %d: %s".formatted(this.name, seed, ex.getMessage()), ex);
			}
		}
	}

	/**
	 * One round.
	 */
	@FunctionalInterface
	public interface Round {

		/**
		 * Tries something out.
		 * @param seed where all its chance comes from
		 * @throws Exception when it does not hold
		 */
		void with(long seed) throws Exception;

	}

}
