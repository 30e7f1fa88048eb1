package io.linkkeeper.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.linkkeeper.definition.check.InvalidKeysException;
import io.linkkeeper.definition.check.KeyProblem;
import io.linkkeeper.definition.rule.JobType;
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

	private final List<DefinitionProblem> problems = new ArrayList<>();

	DefinitionTree(ObjectNode root, Places places) {
		this.root = root;
		this.places = places;
	}

	/**
	 * Returns the definition.
	 * @throws InvalidDefinitionException with the problems of all sections
	 */
	JobDefinition definition() {
		List<String> accounts = accounts();
		Schedule schedule = this.root.has("schedule") ? section("schedule", Schedule.class) : null;
		Selection select = section("select", Selection.class);
		RuleSettings rule = section("rule", type().settings());
		Limits limits = section("limits", Limits.class);
		NotifySettings notification = section("notify", NotifySettings.class);
		refuseProblems();
		try {
			JobHeader header = new JobHeader(this.root.path("name").asString(),
					this.root.path("description").asString(""), accounts);
			return new JobDefinition(header, schedule, made(select), made(rule), made(limits), made(notification));
		}
		catch (InvalidKeysException ex) {
			note(JsonPointer.empty(), ex);
			throw new InvalidDefinitionException(this.problems);
		}
	}

	private JobType type() {
		return Sections.value(this.root.path("type"), JobType.class);
	}

	private List<String> accounts() {
		if (this.root.has("account") && this.root.has("accounts")) {
			this.problems.add(this.places.problem(JsonPointer.compile("/accounts"),
					"does not go together with account; move that one here and delete its key"));
		}
		return this.root.has("accounts") ? this.root.path("accounts").valueStream().map(JsonNode::asString).toList()
				: List.of(this.root.path("account").asString(JobDefinition.DEFAULT_ACCOUNT));
	}

	private <T> @Nullable T section(String key, Class<T> type) {
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

	private void refuseProblems() {
		if (!this.problems.isEmpty()) {
			throw new InvalidDefinitionException(this.problems);
		}
	}

	/** A missing section has reported its problem, so this is not reached. */
	private static <T> T made(@Nullable T section) {
		return Objects.requireNonNull(section);
	}

}
