package io.linkkeeper.definition;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.linkkeeper.text.NearestName;
import io.linkkeeper.text.Printable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Formats the messages for invalid values.
 */
final class KeyMessages {

	static final String KEYS = "keys and values of its own";

	static final String LIST = "a list";

	static final String TEXT = "text";

	static final String NUMBER = "a number";

	static final String WHOLE_NUMBER = "a whole number";

	static final String BOOLEAN = "true or false";

	static final String UNDO_IS_A_COMMAND = "\"undo\" is no type of a definition; give the command undo RUN to take a"
			+ " run back, and delete this file";

	/** Text that needs no quotes in YAML. */
	private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@./_+-]*(:[0-9]+)?");

	/** The maximum number of characters shown of a value. */
	private static final int SHOWN = 60;

	private KeyMessages() {
	}

	static String notOneOf(JsonNode value, List<String> choices) {
		return shown(value) + " is not one of " + String.join(", ", choices)
				+ NearestName.hint(value.asString(""), choices);
	}

	/**
	 * Formats proposals as the end of a sentence.
	 * @param texts valid values, perhaps none
	 */
	static String write(List<String> texts) {
		return texts.isEmpty() ? ""
				: "; write " + texts.stream().map(KeyMessages::written).collect(Collectors.joining(" or "));
	}

	private static String written(String text) {
		return PLAIN.matcher(text).matches() ? text : JsonNodeFactory.instance.stringNode(text).toString();
	}

	static String shown(JsonNode value) {
		String text = Printable.escaped(value.toString());
		return (text.length() <= SHOWN) ? text : text.substring(0, SHOWN) + "…";
	}

}
