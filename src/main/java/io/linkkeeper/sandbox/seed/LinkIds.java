package io.linkkeeper.sandbox.seed;

import java.util.Random;
import java.util.random.RandomGenerator;

import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxOptions;

/** Draws ids of new links. Not thread-safe: used under the store's lock. */
public final class LinkIds {

	private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

	private final RandomGenerator random;

	private final int length;

	private LinkIds(RandomGenerator random, Dialect dialect) {
		this.random = random;
		this.length = dialect.has(Dialect.Difference.LONG_IDS) ? 8 : 5;
	}

	/** The ids of one start; starts with other numbers of links draw other ids. */
	public static LinkIds of(SandboxOptions options, int links) {
		return new LinkIds(new Random(options.content().randomSeed() * 31 + links), options.behavior().dialect());
	}

	/** Draws an id, which may be in use already. */
	public String next() {
		char[] id = new char[this.length];
		for (int i = 0; i < id.length; i++) {
			id[i] = DIGITS.charAt(this.random.nextInt(DIGITS.length()));
		}
		return new String(id);
	}

}
