package io.linkkeeper.definition;

import java.util.List;
import java.util.function.BiConsumer;

import tools.jackson.databind.JsonNode;

/**
 * Checks that the rule of a repoint job says one thing, and one that can be done.
 */
final class RepointCheck {

	private static final List<String> FORMS = List.of("find", "host", "parameter");

	private final JsonNode rule;

	private final BiConsumer<String, String> refuse;

	/**
	 * A check of one rule.
	 * @param rule the rule, which agrees with the schema
	 * @param refuse takes the key and what is wrong with it
	 */
	RepointCheck(JsonNode rule, BiConsumer<String, String> refuse) {
		this.rule = rule;
		this.refuse = refuse;
	}

	void check() {
		List<String> forms = FORMS.stream().filter(this.rule::has).toList();
		if (forms.size() != 1) {
			refuse("/rule", forms.isEmpty() ? "does not say what to rewrite; add one of find, host and parameter"
					: "has %s, of which a job takes one; write a job for each".formatted(String.join(" and ", forms)));
			return;
		}
		requireFind("replace");
		requireFind("regex");
		switch (forms.get(0)) {
			case "find" -> checkFind();
			case "host" -> checkHost();
			default -> checkParameter();
		}
	}

	private void requireFind(String key) {
		if (this.rule.has(key) && !this.rule.has("find")) {
			refuse("/rule/" + key, "has no effect without find; add that key or delete this one");
		}
	}

	private void checkFind() {
		String find = this.rule.path("find").asString();
		if (!this.rule.has("replace")) {
			refuse("/rule/find", "needs something in its place; add the key replace");
			return;
		}
		String replace = this.rule.path("replace").asString();
		if (!this.rule.path("regex").asBoolean(false)) {
			check("/rule/replace", () -> new Rewrite.Text(find, replace));
		}
		else if (check("/rule/find", () -> Rewrite.Regex.requireExpression(find))) {
			check("/rule/replace", () -> Rewrite.Regex.requireGroups(find, replace));
		}
	}

	private void checkHost() {
		String from = this.rule.at("/host/from").asString();
		String to = this.rule.at("/host/to").asString();
		boolean good = check("/rule/host/from", () -> Rewrite.Host.requireHost(from))
				&& check("/rule/host/to", () -> Rewrite.Host.requireHost(to));
		if (good) {
			check("/rule/host", () -> new Rewrite.Host(from, to));
		}
	}

	private void checkParameter() {
		check("/rule/parameter", () -> DefinitionTree.parameter(this.rule.path("parameter")));
	}

	private boolean check(String path, Runnable attempt) {
		try {
			attempt.run();
			return true;
		}
		catch (IllegalArgumentException ex) {
			refuse(path, String.valueOf(ex.getMessage()));
			return false;
		}
	}

	private void refuse(String path, String message) {
		this.refuse.accept(path, message);
	}

}
