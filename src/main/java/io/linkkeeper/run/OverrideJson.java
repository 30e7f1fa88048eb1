package io.linkkeeper.run;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the overrides of a run as a JSON object.
 */
final class OverrideJson {

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private OverrideJson() {
	}

	static @Nullable String write(Map<String, String> overrides) {
		return overrides.isEmpty() ? null : JsonMapper.shared().writeValueAsString(overrides);
	}

	static Map<String, String> read(@Nullable String json) {
		return (json != null) ? JsonMapper.shared().readValue(json, TEXTS) : Map.of();
	}

}
