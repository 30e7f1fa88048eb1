package io.linkkeeper.definition;

import java.lang.reflect.AnnotatedType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.text.NearestName;
import tools.jackson.databind.JsonNode;

/**
 * Formats the messages for invalid keys and values.
 */
final class KeyMessages {

	static final String KEYS = "keys and values of its own";

	static final String LIST = "a list";

	static final String TEXT = "text";

	static final String NUMBER = "a number";

	static final String WHOLE_NUMBER = "a whole number";

	static final String BOOLEAN = "true or false";

	/** The maximum number of characters shown of a value. */
	private static final int SHOWN = 60;

	private KeyMessages() {
	}

	static String unknownKey(String key, List<String> known) {
		String hint = NearestName.endOfSentence(key, known);
		if (NearestName.to(key, known).isEmpty()) {
			String home = homes().get(key.toLowerCase(Locale.ROOT));
			hint = (home != null) ? "; did you mean " + home + "?" : hint;
		}
		return "unknown key" + hint + " Known here: " + String.join(", ", known);
	}

	/** Returns the path of each key, for keys in the wrong place. */
	private static Map<String, String> homes() {
		Map<String, String> homes = new TreeMap<>();
		collectHomes(JobDefinition.class, "", homes);
		for (JobType type : JobType.values()) {
			collectHomes(type.settings(), "rule.", homes);
		}
		return homes;
	}

	private static void collectHomes(Class<?> record, String prefix, Map<String, String> homes) {
		for (Key key : Key.of(record)) {
			homes.putIfAbsent(key.name().toLowerCase(Locale.ROOT), prefix + key.name());
			AnnotatedType type = key.type();
			if (Key.rawType(type).isRecord()) {
				collectHomes(Key.rawType(type), prefix + key.name() + ".", homes);
			}
		}
	}

	static String wrongType(String wanted, JsonNode value) {
		String expected = "must be " + wanted;
		if (value.isNull()) {
			return "has no value; it " + expected + ", or delete the key";
		}
		if (wanted.equals(TEXT) && value.isValueNode()) {
			return expected + "; put " + value + " in quotes";
		}
		if (wanted.equals(LIST) && value.isValueNode()) {
			return expected + "; write [" + shown(value) + "]";
		}
		return expected + ", not " + shown(value);
	}

	static String notOneOf(JsonNode value, List<String> choices) {
		return shown(value) + " is not one of " + String.join(", ", choices)
				+ NearestName.hint(value.asString(), choices);
	}

	static String shown(JsonNode value) {
		String text = value.toString();
		return (text.length() <= SHOWN) ? text : text.substring(0, SHOWN) + "…";
	}

}
