package io.linkkeeper.definition;

import io.linkkeeper.definition.section.NotifySettings;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a definition as JSON with the keys of its file, all present and in a fixed
 * order.
 */
final class DefinitionJson {

	private DefinitionJson() {
	}

	static String write(JobDefinition definition) {
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		root.put("name", definition.name());
		root.put("type", definition.type().label());
		root.put("description", definition.description());
		// a definition of a run has one account
		boolean one = definition.accounts().size() == 1;
		root.set(one ? "account" : "accounts", Sections.write(one ? definition.account() : definition.accounts()));
		if (definition.schedule() != null) {
			root.set("schedule", Sections.write(definition.schedule()));
		}
		root.set("select", Sections.write(definition.select()));
		root.set("rule", Sections.write(definition.settings()));
		root.set("limits", Sections.write(definition.limits()));
		if (!definition.notification().equals(NotifySettings.DEFAULT)) {
			root.set("notify", Sections.write(definition.notification()));
		}
		return root.toString();
	}

}
