package io.linkkeeper.sandbox.request;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a JSON body. Numbers and booleans become texts as PHP would write them, items of
 * arrays are named by their position.
 */
final class JsonDecoder {

	/** The most values of a body, enough for 20,000 calls. */
	private static final int MAX_VALUES = 300_000;

	/** The deepest nesting of a body; names with colons add a few steps. */
	private static final int MAX_DEPTH = 64;

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
		.build();

	private final JsonParser json;

	private int values;

	private int depth;

	private JsonDecoder(JsonParser json) {
		this.json = json;
	}

	/**
	 * Decodes a body.
	 * @param body the text
	 * @return the parameters; none when the body is no JSON object, which the server
	 * ignores
	 * @throws RequestTooLargeException when it holds too many values
	 */
	static Parameters decode(String body) {
		try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
			if (json.nextToken() != JsonToken.START_OBJECT) {
				return new Parameters();
			}
			Parameters parameters = new JsonDecoder(json).object();
			return (json.nextToken() == null) ? parameters : new Parameters();
		}
		catch (JacksonException ex) {
			return new Parameters();
		}
	}

	private Parameters object() {
		Parameters group = new Parameters();
		while (this.json.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = this.json.currentName();
			this.json.nextToken();
			put(group, name);
		}
		return group;
	}

	private Parameters array() {
		Parameters group = new Parameters();
		for (int i = 0; this.json.nextToken() != JsonToken.END_ARRAY; i++) {
			put(group, Integer.toString(i));
		}
		return group;
	}

	/**
	 * The server splits names at colons whatever the encoding; the depth of all is
	 * bounded, as groups are walked through by recursion.
	 */
	private void put(Parameters parameters, String name) {
		List<String> path = (name.indexOf(':') > 0) ? FormDecoder.path(name, FormDecoder.MAX_DEPTH - this.depth)
				: List.of(name);
		Parameters group = parameters;
		for (String step : path.subList(0, path.size() - 1)) {
			group = group.groupOrNew(step);
		}
		this.depth += path.size();
		putHere(group, path.get(path.size() - 1));
		this.depth -= path.size();
	}

	private void putHere(Parameters group, String name) {
		this.values++;
		if (this.values > MAX_VALUES) {
			throw new RequestTooLargeException();
		}
		switch (this.json.currentToken()) {
			case START_OBJECT -> group.put(name, object());
			case START_ARRAY -> group.put(name, array());
			default -> group.put(name, text());
		}
	}

	private @Nullable String text() {
		return switch (this.json.currentToken()) {
			case VALUE_NULL -> null;
			case VALUE_TRUE -> "1";
			case VALUE_FALSE -> "";
			case VALUE_NUMBER_FLOAT -> number(this.json.getDoubleValue());
			default -> this.json.getString();
		};
	}

	private static String number(double value) {
		return (value == Math.rint(value) && Math.abs(value) < 1e15) ? Long.toString((long) value)
				: Double.toString(value);
	}

}
