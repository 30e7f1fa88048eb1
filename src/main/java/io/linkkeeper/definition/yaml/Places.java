package io.linkkeeper.definition.yaml;

import java.util.HashMap;
import java.util.Map;

import tools.jackson.core.JsonPointer;

/**
 * Maps the keys of a definition to their source: a line of the file, or an override. Not
 * thread-safe.
 */
public final class Places {

	private static final int NO_LINE = 0;

	private final String source;

	private final Map<JsonPointer, Integer> lines = new HashMap<>();

	private final Map<JsonPointer, String> overrides = new HashMap<>();

	public Places(String source) {
		this.source = source;
	}

	public void put(JsonPointer path, int line) {
		this.lines.put(path, line);
	}

	public void putOverride(JsonPointer path, String override) {
		this.overrides.put(path, override);
	}

	/**
	 * Gives the place of a key, and of all below it, to another key.
	 */
	public void move(JsonPointer from, JsonPointer to) {
		move(this.lines, from.toString(), to.toString());
		move(this.overrides, from.toString(), to.toString());
	}

	private static <T> void move(Map<JsonPointer, T> places, String from, String to) {
		Map<JsonPointer, T> moved = new HashMap<>();
		places.forEach((path, place) -> {
			if ((path + "/").startsWith(from + "/")) {
				moved.put(JsonPointer.compile(to + path.toString().substring(from.length())), place);
			}
		});
		places.putAll(moved);
	}

	public boolean isOverridden(JsonPointer path) {
		return this.overrides.containsKey(path);
	}

	/**
	 * Creates a problem at a path, located at its nearest ancestor that is in the source.
	 */
	public DefinitionProblem problem(JsonPointer path, String message) {
		for (JsonPointer at = path; at != null; at = at.head()) {
			String override = this.overrides.get(at);
			if (override != null) {
				return new DefinitionProblem(override, NO_LINE, at.equals(path) ? "" : dotted(path), message);
			}
		}
		return new DefinitionProblem(this.source, line(path), dotted(path), message);
	}

	private int line(JsonPointer path) {
		for (JsonPointer at = path; at != null; at = at.head()) {
			Integer line = this.lines.get(at);
			if (line != null) {
				return line;
			}
		}
		return NO_LINE;
	}

	static String dotted(JsonPointer path) {
		StringBuilder dotted = new StringBuilder();
		for (JsonPointer at = path; !at.matches(); at = at.tail()) {
			if (at.mayMatchElement()) {
				dotted.append('[').append(at.getMatchingIndex()).append(']');
			}
			else {
				dotted.append(dotted.isEmpty() ? "" : ".").append(at.getMatchingProperty());
			}
		}
		return dotted.toString();
	}

}
