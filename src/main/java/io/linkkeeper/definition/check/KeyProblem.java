package io.linkkeeper.definition.check;

/**
 * What is wrong with one key of a record.
 *
 * @param key the key; empty when the keys are wrong together
 * @param message what was refused, and what to do
 */
public record KeyProblem(String key, String message) {

	@Override
	public String toString() {
		return (this.key.isEmpty() ? "" : this.key + " ") + this.message;
	}

}
