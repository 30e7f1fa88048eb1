package io.linkkeeper.definition.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts composed YAML to a JSON tree, recording the line of each key and duplicate
 * keys. Not thread-safe.
 */
public final class YamlTree {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	private final Places places;

	private final List<DefinitionProblem> problems = new ArrayList<>();

	public YamlTree(Places places) {
		this.places = places;
	}

	public JsonNode convert(Node node) {
		return convert(node, JsonPointer.empty());
	}

	public List<DefinitionProblem> problems() {
		return this.problems;
	}

	private JsonNode convert(Node node, JsonPointer path) {
		if (node instanceof MappingNode mapping) {
			return object(mapping, path);
		}
		if (node instanceof SequenceNode sequence) {
			return array(sequence, path);
		}
		ScalarNode scalar = (ScalarNode) node;
		return scalar(scalar.getTag(), scalar.getValue());
	}

	private ObjectNode object(MappingNode mapping, JsonPointer path) {
		ObjectNode object = JSON.objectNode();
		for (NodeTuple entry : mapping.getValue()) {
			String key = key(entry.getKeyNode(), path);
			if (key != null) {
				put(object, key, entry, path.appendProperty(key));
			}
		}
		return object;
	}

	private void put(ObjectNode object, String key, NodeTuple entry, JsonPointer path) {
		int line = line(entry.getKeyNode());
		if (object.has(key)) {
			refuse(path, "was written before; keep one of the two", line);
			return;
		}
		this.places.put(path, line);
		object.set(key, convert(entry.getValueNode(), path));
	}

	private @Nullable String key(Node node, JsonPointer path) {
		if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
			return scalar.getValue();
		}
		refuse(path, "a key must be a word", line(node));
		return null;
	}

	private ArrayNode array(SequenceNode sequence, JsonPointer path) {
		ArrayNode array = JSON.arrayNode();
		for (Node item : sequence.getValue()) {
			JsonPointer at = path.appendIndex(array.size());
			this.places.put(at, line(item));
			array.add(convert(item, at));
		}
		return array;
	}

	/**
	 * Returns the value of a plain scalar.
	 */
	public static JsonNode plainScalar(String text) {
		return scalar(new PlainScalars().resolve(NodeId.scalar, text, true), text);
	}

	private static JsonNode scalar(Tag tag, String text) {
		if (tag.equals(Tag.BOOL)) {
			return JSON.booleanNode(Boolean.parseBoolean(text));
		}
		if (tag.equals(Tag.INT)) {
			return JSON.numberNode(new BigInteger(text));
		}
		if (tag.equals(Tag.FLOAT)) {
			return JSON.numberNode(new BigDecimal(text));
		}
		if (tag.equals(Tag.NULL)) {
			return JSON.nullNode();
		}
		return JSON.stringNode(text);
	}

	private void refuse(JsonPointer path, String message, int line) {
		this.places.put(path, line);
		this.problems.add(this.places.problem(path, message));
	}

	private static int line(Node node) {
		return node.getStartMark().getLine() + 1;
	}

}
