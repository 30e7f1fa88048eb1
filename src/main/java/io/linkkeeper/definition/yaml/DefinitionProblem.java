package io.linkkeeper.definition.yaml;

/**
 * One thing that is wrong with a definition.
 *
 * @param source the file as it was named, or the override, such as {@code -p rule.grace}
 * @param line the line in the file, from 1; 0 for an override or a stored definition
 * @param key the key, such as {@code rule.grace} or {@code select.systemName[0]}; empty
 * when the file as a whole is wrong, or the source already names the key
 * @param message what was refused, and what to do
 */
public record DefinitionProblem(String source, int line, String key, String message) {

	/**
	 * The problem as one line for people: {@code file:line: key: message}.
	 */
	@Override
	public String toString() {
		String place = (this.line > 0) ? this.source + ":" + this.line : this.source;
		return place + ": " + (this.key.isEmpty() ? "" : this.key + ": ") + this.message;
	}

}
