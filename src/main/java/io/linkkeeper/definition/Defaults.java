package io.linkkeeper.definition;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linkkeeper.definition.yaml.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds the missing keys of a definition with the default values that their annotations
 * declare.
 */
final class Defaults {

	private Defaults() {
	}

	/**
	 * Adds the missing keys of a record and of its nested records.
	 * @param keys the given keys, which are not changed
	 * @param type the record they belong to
	 */
	static void addTo(ObjectNode keys, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
			if (property != null && !property.defaultValue().isEmpty() && !keys.has(component.getName())) {
				keys.set(component.getName(), value(property.defaultValue()));
			}
			if (component.getType().isRecord() && keys.get(component.getName()) instanceof ObjectNode inner) {
				addTo(inner, component.getType());
			}
		}
	}

	/**
	 * Parses the text of a default: {@code {}}, a list such as {@code [a, b]}, or a plain
	 * scalar.
	 */
	static JsonNode value(String text) {
		if (text.equals("{}")) {
			return JsonNodeFactory.instance.objectNode();
		}
		if (text.startsWith("[")) {
			return JsonNodeFactory.instance.arrayNode().addAll(items(text.substring(1, text.length() - 1)));
		}
		return YamlTree.plainScalar(text);
	}

	private static List<JsonNode> items(String texts) {
		return texts.isEmpty() ? List.of() : Arrays.stream(texts.split(", ")).map(YamlTree::plainScalar).toList();
	}

}
