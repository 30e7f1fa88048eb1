package io.linkkeeper.definition.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of a record's keys in its constructor and reports them at once.
 * Not thread-safe.
 */
public final class KeyCheck {

	private final List<KeyProblem> problems = new ArrayList<>();

	/**
	 * Adds a problem when a condition holds.
	 * @param wrong whether the key is invalid
	 * @param key the key; empty for a combination of keys
	 * @param message the problem and how to correct it
	 * @return this check
	 */
	public KeyCheck refuse(boolean wrong, String key, String message) {
		if (wrong) {
			this.problems.add(new KeyProblem(key, message));
		}
		return this;
	}

	/**
	 * Reports the problems, if any.
	 * @throws InvalidKeysException when there is a problem
	 */
	public void verify() {
		if (!this.problems.isEmpty()) {
			throw new InvalidKeysException(this.problems);
		}
	}

	/**
	 * Creates an exception with one problem.
	 * @param key the key; empty for a combination of keys
	 * @param message the problem and how to correct it
	 * @return the exception, to be thrown
	 */
	public static InvalidKeysException refused(String key, String message) {
		return new InvalidKeysException(List.of(new KeyProblem(key, message)));
	}

}
