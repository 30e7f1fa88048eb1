package io.linkkeeper.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.definition.yaml.Places;
import io.linkkeeper.definition.yaml.PlainYaml;
import io.linkkeeper.definition.yaml.YamlTree;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Applies the overrides {@code -p key=value} to the tree of a file. A value that starts
 * with a bracket, brace or quote is parsed as YAML, any other as a plain scalar.
 * Protected links are added to those of the file; no override takes protection away.
 */
final class Overrides {

	/** Keys that identify the job or do not apply to a single run. */
	private static final List<String> FIXED = List.of("name", "type", "schedule");

	/** Alternative keys: an override of one replaces the other. */
	private static final Map<String, String> ALTERNATIVES = Map.of("account", "accounts", "accounts", "account");

	private final Map<String, String> values;

	private final List<DefinitionProblem> problems = new ArrayList<>();

	Overrides(Map<String, String> values) {
		this.values = values;
	}

	List<DefinitionProblem> apply(ObjectNode root, Places places) {
		FileProtection protection = new FileProtection(root);
		this.values.forEach((key, value) -> apply(root, places, key, value));
		protection.addTo(root);
		return this.problems;
	}

	private void apply(ObjectNode root, Places places, String key, String value) {
		String[] names = key.split("\\.", -1);
		if (FIXED.contains(names[0])) {
			refuse(key, "cannot be changed for one run; "
					+ (isUndo(key, value) ? "give the command undo RUN to take a run back" : "edit the definition"));
			return;
		}
		JsonNode parsed = value(key, value);
		ObjectNode parent = parent(root, names);
		if (parsed == null) {
			return;
		}
		Optional<String> refusal = FileProtection.refusal(pointer(names), parsed);
		if (refusal.isPresent()) {
			refuse(key, refusal.get());
			return;
		}
		if (parent == null) {
			refuse(key, "there is no such key; " + key.substring(0, key.lastIndexOf('.')) + " holds a single value");
			return;
		}
		removeAlternative(root, key);
		parent.set(names[names.length - 1], parsed);
		places.putOverride(pointer(names), source(key));
	}

	private static boolean isUndo(String key, String value) {
		return key.equals("type") && value.equals(JobType.UNDO.label());
	}

	private void removeAlternative(ObjectNode root, String key) {
		String other = ALTERNATIVES.get(key);
		if (other != null && !this.values.containsKey(other)) {
			root.remove(other);
		}
	}

	private @Nullable JsonNode value(String key, String value) {
		if (value.isBlank()) {
			refuse(key, "has no value; write -p " + key + "=VALUE");
			return null;
		}
		try {
			return parse(key, value);
		}
		catch (InvalidDefinitionException ex) {
			ex.problems().forEach((problem) -> refuse(key, problem.message()));
			return null;
		}
	}

	private JsonNode parse(String key, String value) {
		boolean yaml = "[{\"'".indexOf(value.charAt(0)) >= 0;
		if (!yaml) {
			return YamlTree.plainScalar(value);
		}
		Node node = new PlainYaml(source(key), value).compose();
		if (node == null) {
			throw new InvalidDefinitionException(new DefinitionProblem(source(key), 0, "", "has no value"));
		}
		YamlTree tree = new YamlTree(new Places(source(key)));
		JsonNode parsed = tree.convert(node);
		if (!tree.problems().isEmpty()) {
			throw new InvalidDefinitionException(tree.problems());
		}
		return parsed;
	}

	private static @Nullable ObjectNode parent(ObjectNode root, String[] names) {
		ObjectNode parent = root;
		for (int level = 0; level < names.length - 1; level++) {
			JsonNode child = parent.get(names[level]);
			if (child == null) {
				child = parent.putObject(names[level]);
			}
			if (!(child instanceof ObjectNode object)) {
				return null;
			}
			parent = object;
		}
		return parent;
	}

	private static JsonPointer pointer(String[] names) {
		JsonPointer pointer = JsonPointer.empty();
		for (String name : names) {
			pointer = pointer.appendProperty(name);
		}
		return pointer;
	}

	private void refuse(String key, String message) {
		this.problems.add(new DefinitionProblem(source(key), 0, "", message));
	}

	private static String source(String key) {
		return "-p " + key;
	}

}
