package io.linkkeeper.definition;

import java.util.Optional;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protection that a file declares. Overrides may add to it and take nothing away.
 */
final class FileProtection {

	private static final JsonPointer PROTECT = JsonPointer.compile("/select/protect");

	private static final JsonPointer DEFAULTS = JsonPointer.compile("/select/protectDefaults");

	private final JsonNode lists;

	private final JsonNode defaults;

	/**
	 * Copies the protection of a file.
	 * @param root the tree of the file, before any override
	 */
	FileProtection(ObjectNode root) {
		this.lists = root.at(PROTECT).deepCopy();
		this.defaults = root.at(DEFAULTS).deepCopy();
	}

	/**
	 * Checks one override.
	 * @param pointer the overridden key
	 * @param value its value
	 * @return why the override is refused, or empty when it takes no protection away
	 */
	static Optional<String> refusal(JsonPointer pointer, JsonNode value) {
		JsonNode root = value;
		for (JsonPointer rest = pointer; !rest.matches(); rest = rest.head()) {
			root = JsonNodeFactory.instance.objectNode().set(rest.last().getMatchingProperty(), root);
		}
		if (!root.at(DEFAULTS).isMissingNode()) {
			return Optional.of("protectDefaults cannot be changed for one run; edit the definition");
		}
		boolean empties = root.at(PROTECT).valueStream().anyMatch((list) -> list.isArray() && list.isEmpty());
		return empties ? Optional.of("an empty list cannot take protection away for one run; edit the definition")
				: Optional.empty();
	}

	/**
	 * Adds the protection of the file to a tree.
	 * @param root the tree, after all overrides
	 */
	void addTo(ObjectNode root) {
		if (!this.defaults.isMissingNode() && root.get("select") instanceof ObjectNode select) {
			select.set("protectDefaults", this.defaults);
		}
		if (this.lists instanceof ObjectNode protect && root.get("select") instanceof ObjectNode select) {
			protect.properties().forEach((list) -> add(list.getKey(), list.getValue(), select));
		}
	}

	private static void add(String key, JsonNode declared, ObjectNode select) {
		if (!select.has("protect")) {
			select.putObject("protect");
		}
		if (select.get("protect") instanceof ObjectNode protect) {
			protect.set(key, protect.has(key) ? union(declared, protect.get(key)) : declared);
		}
	}

	private static JsonNode union(JsonNode declared, JsonNode override) {
		if (!(declared instanceof ArrayNode known) || !override.isArray()) {
			return override;
		}
		ArrayNode all = known.deepCopy();
		override.valueStream().filter((entry) -> known.valueStream().noneMatch(entry::equals)).forEach(all::add);
		return all;
	}

}
