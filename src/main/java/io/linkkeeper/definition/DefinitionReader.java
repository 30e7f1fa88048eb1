package io.linkkeeper.definition;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.DefinitionText;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.definition.yaml.Places;
import io.linkkeeper.definition.yaml.PlainYaml;
import io.linkkeeper.definition.yaml.YamlTree;
import org.yaml.snakeyaml.nodes.Node;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and validates definitions. Reports all problems at once, each with file, line and
 * key. Thread-safe.
 */
public final class DefinitionReader {

	private static final String STORED = "the stored definition";

	/**
	 * Reads a file without overrides.
	 * @param file the definition; problems name it with this path
	 * @return the definition, defaults filled in
	 * @throws InvalidDefinitionException when the file cannot be read or is invalid
	 */
	public JobDefinition read(Path file) {
		return read(file, Map.of());
	}

	/**
	 * Reads a file with overrides. An override is validated like a value in the file;
	 * name, type and schedule cannot be overridden.
	 * @param file the definition; problems name it with this path
	 * @param overrides values by key, such as {@code PT0S} by {@code rule.grace}
	 * @return the definition, defaults filled in
	 * @throws InvalidDefinitionException when the file cannot be read, or the result is
	 * invalid
	 */
	public JobDefinition read(Path file, Map<String, String> overrides) {
		return read(file.toString(), DefinitionText.read(file), overrides);
	}

	JobDefinition read(String source, String text, Map<String, String> overrides) {
		Places places = new Places(source);
		List<DefinitionProblem> problems = new ArrayList<>();
		ObjectNode tree = tree(source, text, places, problems);
		problems.addAll(new Overrides(overrides).apply(tree, places));
		KeyTreeCheck keys = new KeyTreeCheck(places, JobType.ofFiles());
		problems.addAll(keys.problems(tree));
		new WrittenLimits(tree, places).problem().ifPresent(problems::add);
		return new DefinitionTree(tree, places, keys, problems).definition();
	}

	/**
	 * Returns the job's name in a file, whose other keys may be invalid.
	 * @param file the definition
	 * @return the name, or empty when the file has no valid one
	 * @throws InvalidDefinitionException when the file cannot be read as YAML
	 */
	Optional<String> nameIn(Path file) {
		JsonNode name = tree(file, new Places(file.toString())).path("name");
		return name.isString() ? Optional.of(name.asString()) : Optional.empty();
	}

	/** Returns the valid parts of a file. */
	DefinitionFolder.Parts parts(Path file) {
		Places places = new Places(file.toString());
		ObjectNode tree = tree(file, places);
		KeyTreeCheck keys = new KeyTreeCheck(places, JobType.ofFiles());
		return new DefinitionTree(tree, places, keys, keys.problems(tree)).parts();
	}

	/** Returns a problem at a key in a file. */
	DefinitionProblem problem(Path file, JsonPointer key, String message) {
		Places places = new Places(file.toString());
		ObjectNode tree = tree(file, places);
		boolean single = "accounts".equals(key.getMatchingProperty()) && !tree.has("accounts");
		return places.problem(single ? JsonPointer.compile("/account") : key, message);
	}

	JobDefinition readStored(String json) {
		Places places = new Places(STORED);
		try {
			if (JsonMapper.shared().readTree(json) instanceof ObjectNode tree) {
				KeyTreeCheck keys = new KeyTreeCheck(places, List.of(JobType.values()));
				return new DefinitionTree(tree, places, keys, keys.problems(tree)).definition();
			}
			throw new InvalidDefinitionException(places.problem(JsonPointer.empty(), "is not a JSON object"));
		}
		catch (JacksonException ex) {
			throw new InvalidDefinitionException(
					places.problem(JsonPointer.empty(), "is not JSON: " + ex.getOriginalMessage()));
		}
	}

	private static ObjectNode tree(Path file, Places places) {
		return tree(file.toString(), DefinitionText.read(file), places, new ArrayList<>());
	}

	private static ObjectNode tree(String source, String text, Places places, List<DefinitionProblem> problems) {
		Node node = new PlainYaml(source, text).compose();
		places.put(JsonPointer.empty(), 1);
		if (node == null) {
			throw refused(places, "is empty; write at least name and type");
		}
		YamlTree converter = new YamlTree(places);
		JsonNode tree = converter.convert(node);
		problems.addAll(converter.problems());
		if (tree instanceof ObjectNode object) {
			return object;
		}
		throw refused(places, "holds no keys; write at least name: and type:");
	}

	private static InvalidDefinitionException refused(Places places, String message) {
		return new InvalidDefinitionException(places.problem(JsonPointer.empty(), message));
	}

	/**
	 * Checks limits as they are written in a file and in overrides. A {@code minChanges}
	 * above {@code maxChanges} would switch {@code maxPercent} off; stored definitions
	 * may have it by default.
	 */
	private static final class WrittenLimits {

		private static final JsonPointer MAX = JsonPointer.compile("/limits/maxChanges");

		private static final JsonPointer MIN = JsonPointer.compile("/limits/minChanges");

		private final JsonNode root;

		private final Places places;

		WrittenLimits(JsonNode root, Places places) {
			this.root = root;
			this.places = places;
		}

		Optional<DefinitionProblem> problem() {
			BigDecimal max = number(this.root.at(MAX)).orElse(BigDecimal.valueOf(Limits.DEFAULTS.maxChanges()));
			return number(this.root.at(MIN)).filter((min) -> min.compareTo(max) > 0).map((min) -> problem(min, max));
		}

		private static Optional<BigDecimal> number(JsonNode value) {
			return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
		}

		/** Locates the problem at the override of this run, if there is one. */
		private DefinitionProblem problem(BigDecimal min, BigDecimal max) {
			if (this.places.isOverridden(MAX) && !this.places.isOverridden(MIN)) {
				return this.places.problem(MAX,
						"%s is below minChanges (%s), so that maxPercent would never apply; add -p limits.minChanges=%s"
							.formatted(max, min, max));
			}
			return this.places.problem(MIN,
					"%s is above maxChanges (%s), so that maxPercent would never apply; write at most %s".formatted(min,
							max, max));
		}

	}

}
