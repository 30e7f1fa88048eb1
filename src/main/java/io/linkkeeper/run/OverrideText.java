package io.linkkeeper.run;

import java.util.Map;
import java.util.stream.Collectors;

import io.linkkeeper.text.ShellWord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The overrides of a run as a JSON object and as options of a command.
 */
public final class OverrideText {

	private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
	};

	private OverrideText() {
	}

	static @Nullable String write(Map<String, String> overrides) {
		return overrides.isEmpty() ? null : JsonMapper.shared().writeValueAsString(overrides);
	}

	static Map<String, String> read(@Nullable String json) {
		return (json != null) ? JsonMapper.shared().readValue(json, TEXTS) : Map.of();
	}

	/**
	 * Returns the options that override the same values, as they are typed into a shell.
	 * @param overrides the values by key
	 * @return such as {@code -p rule.file=a.csv}, each with a blank before it; empty for
	 * none
	 */
	public static String options(Map<String, String> overrides) {
		return overrides.entrySet()
			.stream()
			.map((override) -> " -p " + ShellWord.quoted(override.getKey() + "=" + override.getValue()))
			.collect(Collectors.joining());
	}

}
