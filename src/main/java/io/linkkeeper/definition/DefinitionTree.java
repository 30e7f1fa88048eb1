package io.linkkeeper.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.linkkeeper.definition.check.InvalidKeysException;
import io.linkkeeper.definition.check.KeyCheck;
import io.linkkeeper.definition.check.KeyProblem;
import io.linkkeeper.definition.rule.RuleSettings;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.definition.section.Selection;
import io.linkkeeper.definition.yaml.DefinitionProblem;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.definition.yaml.Places;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a tree that conforms to the schema into records, and locates the values that
 * they reject. Not thread-safe.
 */
final class DefinitionTree {

	private final ObjectNode root;

	private final Places places;

	private final KeyTreeCheck keys;

	private final List<DefinitionProblem> problems;

	/**
	 * Creates a converter.
	 * @param keys the check of the tree; the keys that it found wrong are not converted
	 * @param earlier the problems found before
	 */
	DefinitionTree(ObjectNode root, Places places, KeyTreeCheck keys, List<DefinitionProblem> earlier) {
		this.root = root;
		this.places = places;
		this.keys = keys;
		this.problems = new ArrayList<>(earlier);
	}

	/**
	 * Returns the definition.
	 * @throws InvalidDefinitionException with the earlier problems and those of all
	 * sections
	 */
	JobDefinition definition() {
		Schedule schedule = schedule();
		Selection select = section("select", Selection.class);
		RuleSettings rule = rule();
		Limits limits = section("limits", Limits.class);
		NotifySettings notification = section("notify", NotifySettings.class);
		noteAccounts(rule);
		if (!this.problems.isEmpty()) {
			throw new InvalidDefinitionException(this.problems);
		}
		JobHeader header = new JobHeader(this.root.path("name").asString(), this.root.path("description").asString(""),
				accounts());
		return new JobDefinition(header, schedule, made(select), made(rule), made(limits), made(notification));
	}

	/**
	 * Returns the valid parts of a definition that may be invalid.
	 */
	DefinitionFolder.Parts parts() {
		return new DefinitionFolder.Parts(this.keys.isWrong("name") ? "" : this.root.path("name").asString(""),
				hasAccounts() ? accounts() : List.of(), schedule(), rule());
	}

	private @Nullable Schedule schedule() {
		return this.root.has("schedule") ? section("schedule", Schedule.class) : null;
	}

	private @Nullable RuleSettings rule() {
		return this.keys.type().map((type) -> this.<RuleSettings>section("rule", type.settings())).orElse(null);
	}

	private boolean hasAccounts() {
		return Stream.of("account", "accounts").noneMatch(this.keys::isWrong);
	}

	private void noteAccounts(@Nullable RuleSettings rule) {
		try {
			if (this.root.has("account") && this.root.has("accounts")) {
				throw KeyCheck.refused("accounts", "does not go together with account; keep one of the two keys");
			}
			if (rule != null && hasAccounts()) {
				JobDefinition.requireAccounts(accounts(), rule);
			}
		}
		catch (InvalidKeysException ex) {
			note(JsonPointer.empty(), ex);
		}
	}

	private List<String> accounts() {
		return this.root.has("accounts") ? this.root.path("accounts").valueStream().map(JsonNode::asString).toList()
				: List.of(this.root.path("account").asString(JobDefinition.DEFAULT_ACCOUNT));
	}

	private <T> @Nullable T section(String key, Class<? extends T> type) {
		if (this.keys.isWrong(key)) {
			return null;
		}
		ObjectNode section = (this.root.get(key) instanceof ObjectNode written) ? written
				: JsonNodeFactory.instance.objectNode();
		try {
			return Sections.read(section, type);
		}
		catch (DatabindException ex) {
			note(JsonPointer.empty().appendProperty(key), ex);
			return null;
		}
	}

	private void note(JsonPointer section, DatabindException ex) {
		if (ex.getCause() instanceof InvalidKeysException refusal) {
			note(section.append(pointer(ex)), refusal);
		}
		else {
			throw ex;
		}
	}

	private void note(JsonPointer record, InvalidKeysException refusal) {
		for (KeyProblem problem : refusal.problems()) {
			JsonPointer at = problem.key().isEmpty() ? record : record.appendProperty(problem.key());
			this.problems.add(this.places.problem(at, problem.message()));
		}
	}

	private static JsonPointer pointer(DatabindException ex) {
		JsonPointer pointer = JsonPointer.empty();
		for (JacksonException.Reference step : ex.getPath()) {
			pointer = (step.getPropertyName() != null) ? pointer.appendProperty(step.getPropertyName())
					: pointer.appendIndex(step.getIndex());
		}
		return pointer;
	}

	/** A missing section has reported its problem, so this is not reached. */
	private static <T> T made(@Nullable T section) {
		return Objects.requireNonNull(section);
	}

}
