package io.linkkeeper.sheet;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of a JSON Lines file: an object with texts, numbers, booleans and nulls.
 *
 * @param values the values as text, in the order of their keys; {@code null} is empty
 * @param problem why the line is malformed, or {@code null}; the values are then those
 * that could be read
 */
record JsonLine(Map<String, String> values, @Nullable String problem) {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final String ADVICE = "; write one JSON object in each line, such as {\"systemName\": \"SPRING\"}";

	/**
	 * Parses a line.
	 * @param text the line
	 * @return its values, or the first problem
	 */
	static JsonLine of(String text) {
		Map<String, String> values = new LinkedHashMap<>();
		try (JsonParser json = MAPPER.createParser(text)) {
			return new JsonLine(values, read(json, values));
		}
		catch (JacksonException ex) {
			long place = (ex.getLocation() != null) ? Math.max(0, ex.getLocation().getCharOffset()) + 1 : 1;
			return new JsonLine(values, "is no JSON at character %d%s".formatted(place, ADVICE));
		}
	}

	private static @Nullable String read(JsonParser json, Map<String, String> values) {
		if (json.nextToken() != JsonToken.START_OBJECT) {
			return "is no JSON object" + ADVICE;
		}
		String problem = null;
		while (json.nextToken() != JsonToken.END_OBJECT) {
			String key = json.currentName();
			JsonToken value = json.nextToken();
			String text = value.isStructStart() ? "" : text(json, value);
			boolean repeated = values.putIfAbsent(key, text) != null;
			if (problem == null && (repeated || value.isStructStart())) {
				problem = repeated ? "has the key '%s' twice; delete one".formatted(key)
						: "has %s in '%s'; write a text, a number, true, false or null"
							.formatted((value == JsonToken.START_ARRAY) ? "a list" : "an object", key);
			}
			json.skipChildren();
		}
		return (problem == null && json.nextToken() != null) ? "goes on after its JSON object" + ADVICE : problem;
	}

	private static String text(JsonParser json, JsonToken value) {
		return (value == JsonToken.VALUE_NULL) ? "" : json.getString();
	}

}
