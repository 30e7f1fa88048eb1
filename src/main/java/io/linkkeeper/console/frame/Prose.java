package io.linkkeeper.console.frame;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.text.Printable;

/**
 * A message in which commands stand between backticks.
 *
 * @param parts the parts of the message, in order
 */
public record Prose(List<Part> parts) {

	public Prose {
		parts = List.copyOf(parts);
	}

	/**
	 * Splits a message.
	 * @param message the message
	 * @return its parts
	 */
	public static Prose of(String message) {
		List<Part> parts = new ArrayList<>();
		boolean command = false;
		for (String text : Printable.escaped(message).split("`", -1)) {
			if (!text.isEmpty()) {
				parts.add(new Part(text, command));
			}
			command = !command;
		}
		return new Prose(parts);
	}

	/**
	 * A part of a message.
	 *
	 * @param text the text
	 * @param command whether it is a command
	 */
	public record Part(String text, boolean command) {
	}

}
