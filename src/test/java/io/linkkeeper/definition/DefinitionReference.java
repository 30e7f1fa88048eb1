package io.linkkeeper.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.linkkeeper.definition.rule.JobType;
import tools.jackson.databind.JsonNode;

/**
 * Writes the keys of definitions as Markdown tables: the common keys, and the rule keys
 * of each type.
 */
final class DefinitionReference {

	private final JsonNode schema;

	private final StringBuilder text = new StringBuilder();

	DefinitionReference(JsonNode schema) {
		this.schema = schema;
	}

	String markdown() {
		this.text.append(
				"# Keys of a definition\n\nOne file in `jobs/` for each job. Generated from the code, as is `jobs/schema.json`, which"
						+ " shows the same in editors.\n");
		section("Every definition", this.schema, "");
		for (JobType type : JobType.ofFiles()) {
			JsonNode rule = this.schema.at("/$defs/" + type.label() + "Rule");
			section("`type: " + type.label() + "`", rule, "rule.");
		}
		this.text.append("\nDurations are ISO 8601, such as `P30D` or `PT6H`. A day is 24 hours.\n");
		return this.text.toString();
	}

	private void section(String title, JsonNode object, String prefix) {
		this.text.append("\n## ").append(title).append("\n\n");
		this.text.append(cell(object.path("description").asString())).append('\n');
		if (object.has("properties")) {
			this.text.append("\n| Key | Type | Default | Meaning |\n|---|---|---|---|\n");
			keys(object, prefix);
		}
	}

	private void keys(JsonNode object, String prefix) {
		List<String> required = object.path("required").valueStream().map(JsonNode::asString).toList();
		object.path("properties").properties().forEach((property) -> {
			JsonNode key = property.getValue();
			JsonNode definition = resolved(key);
			row(prefix + property.getKey(), key, required.contains(property.getKey()));
			if (definition.has("properties")) {
				keys(definition, prefix + property.getKey() + ".");
			}
		});
	}

	private void row(String key, JsonNode property, boolean required) {
		String description = property.path("description").asString(resolved(property).path("description").asString(""));
		this.text.append("| `%s` | %s | %s | %s |\n".formatted(key, type(property), otherwise(property, required),
				cell(description.replaceFirst(" \\(default: [^()]*\\)[.]$", "."))));
	}

	private static String otherwise(JsonNode property, boolean required) {
		if (required) {
			return "required";
		}
		JsonNode value = property.path("default");
		if (value.isMissingNode()) {
			String description = property.path("description").asString("");
			int start = description.indexOf(" (default: ");
			return (start < 0) ? "none" : cell(description.substring(start + 11, description.indexOf(')', start)));
		}
		return "`" + (value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : value.asString()) + "`";
	}

	private String type(JsonNode property) {
		JsonNode definition = resolved(property);
		if (definition.has("enum")) {
			return definition.get("enum")
				.valueStream()
				.map((value) -> "`" + value.asString() + "`")
				.collect(Collectors.joining(", "));
		}
		return switch (definition.path("type").asString()) {
			case "array" -> "list of " + type(definition.path("items"));
			case "object" -> "keys";
			case "string" -> definition.path("title").asString("text");
			case "integer", "number" -> number(definition);
			case "boolean" -> "`true` or `false`";
			default -> throw new IllegalStateException("No word for " + definition);
		};
	}

	private static String number(JsonNode definition) {
		List<String> words = new ArrayList<>();
		words.add(definition.path("type").asString().equals("integer") ? "whole number" : "number");
		words.add("from " + definition.path("minimum"));
		if (definition.has("maximum")) {
			words.add("to " + definition.path("maximum"));
		}
		return String.join(" ", words);
	}

	private JsonNode resolved(JsonNode property) {
		JsonNode reference = property.path("$ref");
		return reference.isString() ? this.schema.at(reference.asString().substring(1)) : property;
	}

	private static String cell(String text) {
		return text.replace("|", "\\|").replace("*", "\\*");
	}

}
