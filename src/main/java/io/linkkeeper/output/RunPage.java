package io.linkkeeper.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.text.CellText;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the details of one run without its changes.
 */
public final class RunPage {

	private static final List<Column<RunDetail.Execution>> EXECUTIONS = List.of(
			Column.of("id", RunDetail.Execution::id), Column.of("status", RunDetail.Execution::status),
			Column.of("startedAt", RunDetail.Execution::startedAt), Column.of("endedAt", RunDetail.Execution::endedAt));

	private static final List<Column<RunDetail.Step>> STEPS = List.of(Column.of("name", RunDetail.Step::name),
			Column.of("execution", RunDetail.Step::execution), Column.of("status", RunDetail.Step::status),
			Column.of("startedAt", RunDetail.Step::startedAt), Column.of("endedAt", RunDetail.Step::endedAt));

	private static final List<Column<GuardDecision>> GUARD = List.of(
			Column.of("verdict", (guard) -> guard.verdict().name()), Column.of("reason", GuardDecision::reason),
			Column.of("guarded", GuardDecision::guarded), Column.of("selectionSize", GuardDecision::selectionSize),
			Column.of("decidedAt", GuardDecision::decidedAt));

	private static final List<Column<RunDetail>> FACTS = List.of(
			Column.of("account", (run) -> run.account().toString()), Column.of("message", RunDetail::message),
			Column.<RunDetail>of("overrides", RunPage::overrides).shown(RunPage::overridesInWords),
			Column.of("requests", RunDetail::requests), Column.of("requestMillis", RunDetail::requestMillis),
			Column.<RunDetail>of("plannedBy", (run) -> actor(run.plannedBy())).shown(RunDetail::plannedBy),
			Column.<RunDetail>of("approvedBy", (run) -> actor(run.approvedBy())).shown(RunDetail::approvedBy),
			Column.of("fingerprint", RunDetail::fingerprint), Column.of("approvedAt", RunDetail::approvedAt),
			Column.of("approvalReason", RunDetail::approvalReason), Column.of("oldReason", RunDetail::oldReason),
			Column.of("removedAt", RunDetail::removedAt));

	/** Names are padded to this width, as the values behind them are aligned. */
	private static final int NAME_WIDTH = 16;

	private final RunDetail run;

	private final Presentation presentation;

	public RunPage(RunDetail run, Presentation presentation) {
		this.run = run;
		this.presentation = presentation;
	}

	public void write(PrintWriter out) {
		switch (this.presentation.format()) {
			case table -> writeText(out);
			case csv -> rows(RunColumns.ALL, List.of(this.run.summary()), out);
			case json -> out.println(
					Printable.inJson(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(tree())));
		}
		out.flush();
	}

	private ObjectNode tree() {
		ObjectNode tree = JsonOutput.object(this.run.summary(), RunColumns.ALL);
		tree.setAll(JsonOutput.object(this.run, FACTS));
		tree.set("executions", array(this.run.executions(), EXECUTIONS));
		tree.set("steps", array(this.run.steps(), STEPS));
		tree.set("guard", guard(this.run.guard()));
		return tree;
	}

	private static JsonNode overrides(RunDetail run) {
		ObjectNode tree = JsonNodeFactory.instance.objectNode();
		run.summary().overrides().forEach(tree::put);
		return tree;
	}

	private static @Nullable Object overridesInWords(RunDetail run) {
		Map<String, String> overrides = run.summary().overrides();
		return overrides.isEmpty() ? null
				: overrides.entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
	}

	private static @Nullable JsonNode actor(@Nullable Actor actor) {
		return (actor == null) ? null
				: JsonNodeFactory.instance.objectNode()
					.put("name", actor.name())
					.put("via", actor.via().label())
					.put("from", actor.from());
	}

	private static JsonNode guard(@Nullable GuardDecision guard) {
		return (guard != null) ? JsonOutput.object(guard, GUARD) : JsonNodeFactory.instance.nullNode();
	}

	private static <T> ArrayNode array(List<T> rows, List<Column<T>> columns) {
		ArrayNode array = JsonNodeFactory.instance.arrayNode();
		rows.forEach((row) -> array.add(JsonOutput.object(row, columns)));
		return array;
	}

	private void writeText(PrintWriter out) {
		paragraph(RunWords.sentence(this.run.summary()) + RunWords.follow(this.run.summary()), out);
		out.println();
		lines(RunColumns.DATA, this.run.summary(), out);
		lines(FACTS, this.run, out);
		GuardDecision guard = this.run.guard();
		if (guard != null) {
			out.println("\nguard");
			lines(GUARD, guard, out);
		}
		out.println("\nsteps");
		rows(STEPS, this.run.steps(), out);
	}

	private <T> void lines(List<Column<T>> columns, T row, PrintWriter out) {
		for (Column<T> column : columns) {
			Object cell = column.shown().apply(row);
			if (cell != null && column.fit().inData()) {
				line(column.name(), Cell.text(cell, this.presentation.time()), out);
			}
		}
	}

	private void paragraph(String text, PrintWriter out) {
		CellText.wrap(Printable.of(text), this.presentation.lineWidth()).forEach(out::println);
	}

	private void line(String name, String text, PrintWriter out) {
		String heading = name;
		for (String line : CellText.wrap(text, this.presentation.lineWidth() - NAME_WIDTH)) {
			out.printf("%-" + NAME_WIDTH + "s%s%n", heading, line);
			heading = "";
		}
	}

	private <T> void rows(List<Column<T>> columns, List<T> rows, PrintWriter out) {
		try (RowOutput<T> output = RowOutput.of(this.presentation, columns, out)) {
			rows.forEach(output::add);
		}
	}

}
