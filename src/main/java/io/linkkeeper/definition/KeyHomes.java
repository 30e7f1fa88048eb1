package io.linkkeeper.definition;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.linkkeeper.definition.rule.JobType;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The places of keys in a definition of one type, for keys in a wrong place.
 */
final class KeyHomes {

	private final ObjectNode root;

	private final Optional<JobType> type;

	private final Map<String, Key> homes = new TreeMap<>();

	KeyHomes(ObjectNode root, Optional<JobType> type) {
		this.root = root;
		this.type = type;
	}

	private void collect(Class<?> record, String prefix) {
		for (Key key : Key.of(record)) {
			String path = prefix + key.name();
			if (isComplete(record, prefix, key)) {
				this.homes.putIfAbsent(key.name().toLowerCase(Locale.ROOT), new Key(path, key.type(), key.required()));
			}
			if (Key.rawType(key.type()).isRecord()) {
				collect(Key.rawType(key.type()), path + ".");
			}
		}
	}

	/** Whether a section with the key only would not lack another one. */
	private boolean isComplete(Class<?> record, String prefix, Key key) {
		boolean exists = prefix.indexOf('.') == prefix.length() - 1 && prefix.startsWith("rule")
				|| this.root.at(pointer(prefix)).isObject();
		return exists || Key.of(record).stream().noneMatch((other) -> other.required() && !other.equals(key));
	}

	private static JsonPointer pointer(String path) {
		return JsonPointer.compile(path.isEmpty() ? "" : "/" + path.replaceFirst("[.]$", "").replace('.', '/'));
	}

	/**
	 * Puts a value to its place.
	 * @return the path
	 */
	JsonPointer put(Key key, JsonNode value) {
		JsonPointer path = pointer(key.name());
		((ObjectNode) this.root.withObject(path.head())).set(path.last().getMatchingProperty(), value);
		return path;
	}

	/**
	 * Returns the key of a name.
	 * @return the key with its path as name, or empty when there is none or the
	 * definition has it
	 */
	Optional<Key> of(String name) {
		if (this.homes.isEmpty()) {
			collect(JobDefinition.class, "");
			this.type.ifPresent((known) -> collect(known.settings(), "rule."));
		}
		return Optional.ofNullable(this.homes.get(name.toLowerCase(Locale.ROOT)))
			.filter((key) -> !this.root.at(pointer(key.name()).head()).isValueNode())
			.filter((key) -> this.root.at(pointer(key.name())).isMissingNode());
	}

}
