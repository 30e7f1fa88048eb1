package io.linkkeeper.sandbox;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a JSON body. Numbers and booleans become texts as PHP would write them, items of
 * arrays are named by their position.
 */
final class JsonDecoder {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private JsonDecoder() {
	}

	/**
	 * Decodes a body.
	 * @param body the text
	 * @return the parameters; none when the body is no JSON object, which the server
	 * ignores without a word
	 */
	static Parameters decode(String body) {
		try {
			JsonNode root = MAPPER.readTree(body);
			return (root != null && root.isObject()) ? group(root) : new Parameters();
		}
		catch (JacksonException ex) {
			return new Parameters();
		}
	}

	private static Parameters group(JsonNode node) {
		Parameters group = new Parameters();
		if (node.isObject()) {
			node.properties().forEach((field) -> put(group, field.getKey(), field.getValue()));
		}
		else {
			for (int i = 0; i < node.size(); i++) {
				put(group, Integer.toString(i), node.get(i));
			}
		}
		return group;
	}

	/** The server splits names at colons whatever the encoding. */
	private static void put(Parameters parameters, String name, JsonNode value) {
		List<String> path = (name.indexOf(':') > 0) ? FormDecoder.path(name) : List.of(name);
		Parameters group = parameters;
		for (String step : path.subList(0, path.size() - 1)) {
			group = group.groupOrNew(step);
		}
		putHere(group, path.get(path.size() - 1), value);
	}

	private static void putHere(Parameters group, String name, JsonNode value) {
		if (value.isContainer()) {
			group.put(name, group(value));
		}
		else {
			group.put(name, text(value));
		}
	}

	private static @Nullable String text(JsonNode value) {
		if (value.isNull()) {
			return null;
		}
		if (value.isBoolean()) {
			return value.booleanValue() ? "1" : "";
		}
		return value.asString();
	}

}
