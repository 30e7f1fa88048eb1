package io.linkkeeper.definition.check;

/**
 * A problem with a key of a record.
 *
 * @param key the key; empty for a combination of keys
 * @param message the problem and how to correct it
 */
public record KeyProblem(String key, String message) {

	@Override
	public String toString() {
		return (this.key.isEmpty() ? "" : this.key + " ") + this.message;
	}

}
