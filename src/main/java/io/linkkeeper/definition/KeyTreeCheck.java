package io.linkkeeper.definition;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.linkkeeper.definition.check.Size;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.Places;
import io.linkkeeper.text.NearestName;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a tree against the records of a definition: known keys, types and constraints of
 * values. Rejects all that the published JSON Schema rejects, and invalid time zones,
 * encodings, durations and cron expressions. Corrects the tree as the messages propose,
 * so that the problems of a corrected definition are found with the others. Not
 * thread-safe.
 */
final class KeyTreeCheck {

	private static final JsonPointer RULE = JsonPointer.compile("/rule");

	private final Places places;

	private final List<String> types;

	private final List<DefinitionProblem> problems = new ArrayList<>();

	private final Set<String> wrong = new HashSet<>();

	private Optional<JobType> type = Optional.empty();

	/**
	 * Creates a check.
	 * @param types the types that the definition may have
	 */
	KeyTreeCheck(Places places, List<JobType> types) {
		this.places = places;
		this.types = types.stream().map(JobType::label).toList();
	}

	List<DefinitionProblem> problems(ObjectNode root) {
		this.type = typeOf(root);
		KeyHomes homes = new KeyHomes(root, this.type);
		keys(root, Key.of(JobDefinition.class), JsonPointer.empty(), homes);
		JsonNode written = root.has("rule") ? root.path("rule") : JsonNodeFactory.instance.objectNode();
		if (written instanceof ObjectNode rule) {
			this.type.ifPresent((known) -> keys(rule, Key.of(known.settings()), RULE, homes));
		}
		return this.problems;
	}

	/** Whether a key at the top has a problem, at itself or below. */
	boolean isWrong(String key) {
		return this.wrong.contains(key);
	}

	/** Returns the type, or the correction of a misspelt one. */
	Optional<JobType> type() {
		return this.type;
	}

	private Optional<JobType> typeOf(JsonNode root) {
		String name = root.path("type").asString("");
		Optional<String> meant = this.types.contains(name) ? Optional.of(name) : NearestName.to(name, this.types);
		return meant.map((label) -> Sections.value(JsonNodeFactory.instance.stringNode(label), JobType.class));
	}

	private void keys(ObjectNode object, Collection<Key> keys, JsonPointer at, KeyHomes homes) {
		UnknownKeys unknown = new UnknownKeys(object, keys, homes,
				(name) -> this.places.isOverridden(at.appendProperty(name)));
		unknown.names().forEach((name) -> unknown(name, unknown, object, at, homes));
		for (Key key : keys) {
			if (object.has(key.name())) {
				value(object.path(key.name()), key, at.appendProperty(key.name()), homes)
					.ifPresent((valid) -> object.set(key.name(), valid));
			}
			else if (key.required()) {
				refuse(at, "the key " + key.name() + " is missing; add it");
			}
		}
	}

	/** Continues with the correction of a misspelt or misplaced key. */
	private void unknown(String name, UnknownKeys unknown, ObjectNode object, JsonPointer at, KeyHomes homes) {
		JsonPointer path = at.appendProperty(name);
		String similar = unknown.similar(name);
		Optional<Key> elsewhere = unknown.elsewhere(name);
		this.problems.add(this.places.problem(path, unknown.message(name)));
		if (similar != null) {
			object.set(similar, object.remove(name));
			this.places.move(path, at.appendProperty(similar));
		}
		else if (elsewhere.isPresent()) {
			value(object.path(name), elsewhere.get(), path, homes).ifPresent((valid) -> {
				object.remove(name);
				this.places.move(path, homes.put(elsewhere.get(), valid));
			});
		}
		else {
			this.wrong.add(path.getMatchingProperty());
		}
	}

	/**
	 * Returns the value, or the valid one that the message proposes; empty when there is
	 * none.
	 */
	private Optional<JsonNode> value(JsonNode value, Key key, JsonPointer at, KeyHomes homes) {
		AnnotatedType type = key.type();
		Class<?> raw = Key.rawType(type);
		ValueCheck check = new ValueCheck(type, key.required() ? "" : ", or delete the key");
		if (raw == JobType.class) {
			type(value, at);
			return Optional.of(value);
		}
		if (!check.isOfType(value)) {
			return refuse(new WrongType(check).refusals(value), value, at);
		}
		if (raw.isRecord()) {
			keys((ObjectNode) value, Key.of(raw), at, homes);
			return Optional.of(value);
		}
		if (type instanceof AnnotatedParameterizedType map && raw == Map.class) {
			entries((ObjectNode) value, map, at, homes);
			return Optional.of(value);
		}
		if (type instanceof AnnotatedParameterizedType list) {
			list((ArrayNode) value, list, at, homes);
			return Optional.of(value);
		}
		return refuse(check.refusals(value), value, at);
	}

	private Optional<JsonNode> refuse(List<ValueCheck.Refusal> refusals, JsonNode value, JsonPointer at) {
		refusals.forEach((refusal) -> this.problems.add(this.places.problem(at, refusal.message())));
		if (refusals.isEmpty()) {
			return Optional.of(value);
		}
		Optional<JsonNode> meant = (refusals.size() == 1) ? Optional.ofNullable(refusals.get(0).meant())
				: Optional.empty();
		if (meant.isEmpty()) {
			this.wrong.add(at.getMatchingProperty());
		}
		return meant;
	}

	private void type(JsonNode value, JsonPointer at) {
		if (!this.types.contains(value.asString(""))) {
			refuse(at, value.asString("").equals(JobType.UNDO.label()) ? KeyMessages.UNDO_IS_A_COMMAND
					: KeyMessages.notOneOf(value, this.types));
		}
	}

	/** Checks the values of keys that the operator chooses. */
	private void entries(ObjectNode entries, AnnotatedParameterizedType type, JsonPointer at, KeyHomes homes) {
		for (String name : List.copyOf(entries.propertyNames())) {
			Key entry = new Key(name, type.getAnnotatedActualTypeArguments()[1], false);
			value(entries.path(name), entry, at.appendProperty(name), homes)
				.ifPresent((valid) -> entries.set(name, valid));
		}
	}

	private void list(ArrayNode list, AnnotatedParameterizedType type, JsonPointer at, KeyHomes homes) {
		Size size = Key.annotation(type, Size.class);
		if (size != null && list.size() < size.min()) {
			refuse(at, "is an empty list; name at least one, or delete the key");
		}
		// an item that is the only one cannot be deleted
		Key item = new Key("", type.getAnnotatedActualTypeArguments()[0], true);
		for (int index = 0; index < list.size(); index++) {
			int place = index;
			value(list.get(index), item, at.appendIndex(index), homes).ifPresent((valid) -> list.set(place, valid));
		}
		if (new HashSet<>(list.values()).size() < list.size()) {
			refuse(at, "names the same thing twice; write each once");
		}
	}

	private void refuse(JsonPointer at, String message) {
		this.wrong.add(String.valueOf(at.getMatchingProperty()));
		this.problems.add(this.places.problem(at, message));
	}

}
