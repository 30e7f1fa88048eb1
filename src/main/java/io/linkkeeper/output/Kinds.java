package io.linkkeeper.output;

import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.KindCounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes counts of changes as a JSON object, one key for each kind.
 */
final class Kinds {

	private Kinds() {
	}

	static JsonNode of(KindCounts counts) {
		ObjectNode kinds = JsonNodeFactory.instance.objectNode();
		for (ChangeKind kind : ChangeKind.values()) {
			kinds.put(kind.label(), counts.of(kind));
		}
		return kinds;
	}

}
