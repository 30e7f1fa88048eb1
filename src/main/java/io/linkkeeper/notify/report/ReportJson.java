package io.linkkeeper.notify.report;

import java.time.Instant;
import java.util.Objects;
import java.util.TreeMap;

import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.output.words.FieldChange;
import io.linkkeeper.run.KindCounts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes reports as the keys of a webhook's JSON.
 */
public final class ReportJson {

	private ReportJson() {
	}

	/**
	 * Adds the keys of a report.
	 * @param report the report
	 * @param json the object to add them to
	 */
	public static void add(EventReport report, ObjectNode json) {
		json.put("host", report.host());
		json.put("folder", report.folder());
		RunReport run = report.run();
		if (run != null) {
			add(run, json);
		}
	}

	private static void add(RunReport run, ObjectNode json) {
		json.put("state", run.state().label());
		add(run.kinds(), json.putObject("kinds"));
		add(run.appliedKinds(), json.putObject("appliedKinds"));
		ObjectNode overrides = json.putObject("overrides");
		new TreeMap<>(run.overrides()).forEach(overrides::put);
		json.put("next", run.next());
		ArrayNode examples = json.putArray("examples");
		run.examples().forEach((example) -> add(example, examples.addObject()));
	}

	private static void add(KindCounts counts, ObjectNode json) {
		for (ChangeKind kind : ChangeKind.values()) {
			json.put(kind.label(), counts.of(kind));
		}
	}

	private static void add(LinkExample example, ObjectNode json) {
		json.put("kind", example.kind().label());
		json.put("systemName", example.systemName());
		json.put("link", example.link());
		json.put("state", example.state().name());
		json.put("reason", example.reason());
		ArrayNode fields = json.putArray("fields");
		example.fields().forEach((change) -> add(change, fields.addObject()));
	}

	private static void add(FieldChange change, ObjectNode json) {
		json.put("field", change.field().apiName());
		json.put("before", text(change.exact(change.before())));
		json.put("after", text(change.exact(change.after())));
	}

	/** An {@link Instant} in ISO 8601. */
	private static @Nullable String text(@Nullable Object value) {
		return Objects.toString(value, null);
	}

}
