package io.linkkeeper.definition;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.linkkeeper.text.NearestName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The unknown keys of an object, each with its correction: a known key with a similar
 * name that the object does not have, or a key of that name in another section.
 */
final class UnknownKeys {

	private final Collection<Key> known;

	private final KeyHomes homes;

	/** The similar known key of each, or an empty text. */
	private final Map<String, String> similar = new LinkedHashMap<>();

	/**
	 * Compares the keys of an object with the known ones.
	 * @param overridden tells the keys of overrides, which may replace a key of the file
	 */
	UnknownKeys(JsonNode object, Collection<Key> known, KeyHomes homes, Predicate<String> overridden) {
		this.known = known;
		this.homes = homes;
		List<String> names = known.stream().map(Key::name).toList();
		Set<String> free = new HashSet<>(names);
		free.removeAll(object.propertyNames());
		for (String name : object.propertyNames()) {
			if (!names.contains(name)) {
				String similar = NearestName.to(name, overridden.test(name) ? names : free).orElse("");
				free.remove(similar);
				this.similar.put(name, similar);
			}
		}
	}

	Set<String> names() {
		return this.similar.keySet();
	}

	/**
	 * Returns the known key with a similar name.
	 * @return a key that the object does not have, or {@code null} for none
	 */
	@Nullable String similar(String name) {
		String similar = this.similar.getOrDefault(name, "");
		return similar.isEmpty() ? null : similar;
	}

	/** Returns the key of that name in another place, if no other is similar. */
	Optional<Key> elsewhere(String name) {
		return (similar(name) == null) ? this.homes.of(name) : Optional.empty();
	}

	String message(String name) {
		String meant = elsewhere(name).map(Key::name).orElse(similar(name));
		return "unknown key" + ((meant != null) ? "; did you mean " + meant + "?" : ".") + " Known here: "
				+ this.known.stream().map(Key::name).collect(Collectors.joining(", "));
	}

}
