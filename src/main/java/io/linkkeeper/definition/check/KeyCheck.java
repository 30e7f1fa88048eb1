package io.linkkeeper.definition.check;

import java.util.ArrayList;
import java.util.List;

/**
 * Checks the keys of a record in its constructor, and refuses all that are wrong at once.
 * Not thread-safe.
 */
public final class KeyCheck {

	private final List<KeyProblem> problems = new ArrayList<>();

	/**
	 * Refuses a key.
	 * @param wrong whether it is wrong
	 * @param key the key; empty when the keys are wrong together
	 * @param message what is refused, and what to do
	 * @return this check, for the next key
	 */
	public KeyCheck refuse(boolean wrong, String key, String message) {
		if (wrong) {
			this.problems.add(new KeyProblem(key, message));
		}
		return this;
	}

	/**
	 * Ends the check.
	 * @throws InvalidKeysException when a key was refused
	 */
	public void verify() {
		if (!this.problems.isEmpty()) {
			throw new InvalidKeysException(this.problems);
		}
	}

	/**
	 * Refuses one key at once.
	 * @param key the key; empty when the keys are wrong together
	 * @param message what is refused, and what to do
	 * @return the refusal, to be thrown
	 */
	public static InvalidKeysException refused(String key, String message) {
		return new InvalidKeysException(List.of(new KeyProblem(key, message)));
	}

}
