package io.linkkeeper.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.networknt.schema.Error;
import io.linkkeeper.text.NearestName;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Says what a schema keyword refused, and what to write instead. Titles and descriptions
 * are the schema's own, so that an editor and the command line say the same.
 */
final class SchemaWords {

	static final String UNKNOWN_KEY = "additionalProperties";

	private static final Map<String, String> TYPES = Map.of("object", "keys and values of its own", "array", "a list",
			"string", "text", "integer", "a whole number", "number", "a number", "boolean", "true or false");

	/** Characters: enough to recognise a value by. */
	private static final int SHOWN = 60;

	private final JsonNode schema;

	private final Map<String, String> homes = new TreeMap<>();

	SchemaWords(JsonNode schema) {
		this.schema = schema;
		collectHomes(schema, "");
	}

	String message(Error error) {
		JsonNode value = error.getInstanceNode();
		JsonNode keyword = error.getSchemaNode();
		return switch (error.getKeyword()) {
			case UNKNOWN_KEY -> unknownKey(error.getProperty(), siblings(error).path("properties"));
			case "required" -> "the key " + error.getProperty() + " is missing; add it";
			case "type" -> wrongType(keyword.asString(), value);
			case "enum" -> shown(value) + " is not one of " + joined(names(keyword))
					+ NearestName.hint(value.asString(), names(keyword));
			case "pattern" -> shown(value) + " is not " + siblings(error).path("title").asString() + ": "
					+ siblings(error).path("description").asString();
			case "minimum" -> shown(value) + " is too small; write at least " + keyword;
			case "maximum" -> shown(value) + " is too large; write at most " + keyword;
			case "minLength" -> "is empty; write a text or delete it";
			case "maxLength" -> "is longer than the " + keyword + " characters it may have";
			case "minItems" -> "is an empty list; name at least one, or delete the key";
			case "uniqueItems" -> "names the same thing twice; delete one";
			default -> error.getMessage();
		};
	}

	private String unknownKey(String key, JsonNode known) {
		List<String> names = List.copyOf(known.propertyNames());
		String home = this.homes.get(key.toLowerCase(Locale.ROOT));
		String hint = (NearestName.to(key, names).isEmpty() && home != null) ? "; did you mean " + home + "?"
				: NearestName.endOfSentence(key, names);
		return "unknown key" + hint + " Known here: " + joined(names);
	}

	private static String wrongType(String wanted, JsonNode value) {
		String expected = "must be " + TYPES.getOrDefault(wanted, wanted);
		if (value.isNull()) {
			return "has no value; it " + expected + ", or delete the key";
		}
		if (wanted.equals("string") && value.isValueNode()) {
			return expected + "; put " + value + " in quotes";
		}
		if (wanted.equals("array") && value.isValueNode()) {
			return expected + "; write [" + shown(value) + "]";
		}
		return expected + ", not " + shown(value);
	}

	/** The schema object that the refusing keyword stands in. */
	private JsonNode siblings(Error error) {
		JsonPointer keyword = JsonPointer.compile(error.getSchemaLocation().getFragment().toString());
		return this.schema.at(keyword.head());
	}

	private void collectHomes(JsonNode object, String prefix) {
		object.path("properties").properties().forEach((property) -> {
			String path = prefix + property.getKey();
			this.homes.putIfAbsent(property.getKey().toLowerCase(Locale.ROOT), path);
			collectHomes(resolved(property.getValue()), path + ".");
		});
		object.path("allOf").forEach((part) -> collectHomes(part.path("then"), prefix));
	}

	private JsonNode resolved(JsonNode property) {
		JsonNode reference = property.path("$ref");
		return reference.isString() ? this.schema.at(reference.asString().substring(1)) : property;
	}

	private static List<String> names(JsonNode list) {
		List<String> names = new ArrayList<>();
		list.forEach((name) -> names.add(name.asString()));
		return names;
	}

	private static String joined(List<String> names) {
		return names.stream().collect(Collectors.joining(", "));
	}

	private static String shown(JsonNode value) {
		String text = value.toString();
		return (text.length() <= SHOWN) ? text : text.substring(0, SHOWN) + "…";
	}

}
