package io.linkkeeper.definition.yaml;

import io.linkkeeper.text.Printable;

/**
 * A problem of a definition.
 *
 * @param source the file as given, or the override, such as {@code -p rule.grace}
 * @param line the line in the file, from 1; 0 for an override or a stored definition
 * @param key the key, such as {@code rule.grace} or {@code select.systemName[0]}; empty
 * when the problem concerns the whole file, or the source already names the key
 * @param message the problem and how to correct it
 */
public record DefinitionProblem(String source, int line, String key, String message) {

	/**
	 * Returns the problem as one line: {@code file:line: key: message}.
	 */
	@Override
	public String toString() {
		String place = (this.line > 0) ? this.source + ":" + this.line : this.source;
		return place + ": " + (this.key.isEmpty() ? "" : Printable.escaped(this.key) + ": ") + this.message;
	}

}
