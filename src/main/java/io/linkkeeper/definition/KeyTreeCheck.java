package io.linkkeeper.definition;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.linkkeeper.definition.check.Size;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.Places;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a tree against the records of a definition: known keys, types and constraints of
 * values. Rejects all that the published JSON Schema rejects, and invalid time zones,
 * encodings and durations. Not thread-safe.
 */
final class KeyTreeCheck {

	private static final JsonPointer RULE = JsonPointer.compile("/rule");

	private final Places places;

	private final List<DefinitionProblem> problems = new ArrayList<>();

	KeyTreeCheck(Places places) {
		this.places = places;
	}

	List<DefinitionProblem> problems(ObjectNode root) {
		keys(root, Key.of(JobDefinition.class), JsonPointer.empty());
		JsonNode rule = root.has("rule") ? root.get("rule") : JsonNodeFactory.instance.objectNode();
		if (rule.isObject()) {
			typeOf(root).forEach((type) -> keys(rule, Key.of(type.settings()), RULE));
		}
		return this.problems;
	}

	/** Empty when the type is missing or invalid, which is reported separately. */
	private static Stream<JobType> typeOf(JsonNode root) {
		return Stream.of(JobType.values()).filter((type) -> type.label().equals(root.path("type").asString("")));
	}

	private void keys(JsonNode object, Collection<Key> keys, JsonPointer at) {
		List<String> known = keys.stream().map(Key::name).toList();
		for (String name : object.propertyNames()) {
			if (!known.contains(name)) {
				refuse(at.appendProperty(name), KeyMessages.unknownKey(name, known));
			}
		}
		for (Key key : keys) {
			if (object.has(key.name())) {
				value(object.get(key.name()), key.type(), at.appendProperty(key.name()));
			}
			else if (key.required()) {
				refuse(at, "the key " + key.name() + " is missing; add it");
			}
		}
	}

	private void value(JsonNode value, AnnotatedType type, JsonPointer at) {
		Class<?> raw = Key.rawType(type);
		ValueCheck check = new ValueCheck(type);
		if (!check.isOfType(value)) {
			refuse(at, KeyMessages.wrongType(check.typeInWords(), value));
		}
		else if (raw.isRecord()) {
			keys(value, Key.of(raw), at);
		}
		else if (type instanceof AnnotatedParameterizedType list) {
			list(value, list, at);
		}
		else {
			check.problems(value).forEach((problem) -> refuse(at, problem));
		}
	}

	private void list(JsonNode list, AnnotatedParameterizedType type, JsonPointer at) {
		Size size = Key.annotation(type, Size.class);
		if (size != null && list.size() < size.min()) {
			refuse(at, "is an empty list; name at least one, or delete the key");
		}
		Set<JsonNode> different = new HashSet<>(list.values());
		if (different.size() < list.size()) {
			refuse(at, "names the same thing twice; delete one");
		}
		AnnotatedType items = type.getAnnotatedActualTypeArguments()[0];
		for (int index = 0; index < list.size(); index++) {
			value(list.get(index), items, at.appendIndex(index));
		}
	}

	private void refuse(JsonPointer at, String message) {
		this.problems.add(this.places.problem(at, message));
	}

}
