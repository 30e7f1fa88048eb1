package io.linkkeeper.notify.report;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.notify.Event;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.text.MaskedUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Creates the reports of events from what is recorded about their runs. Thread-safe; it
 * reads in the caller's transaction if there is one.
 */
@Component
public class EventReports {

	private final RunQueries queries;

	private final LinkExamples examples;

	private final String host;

	private final String folder;

	EventReports(RunQueries queries, LinkExamples examples) {
		this.queries = queries;
		this.examples = examples;
		this.host = ManagementFactory.getRuntimeMXBean().getName().replaceFirst("^\\d+@", "");
		this.folder = Path.of("").toAbsolutePath().toString();
	}

	/**
	 * Reports an event.
	 * @param event the event
	 * @return the report; without a run for a notice, which its run raises before it ends
	 */
	public EventReport of(Event event) {
		Long runId = (event.kind() != EventKind.NOTICE) ? event.runId() : null;
		return new EventReport(this.host, this.folder, (runId != null) ? run(runId, event.kind()) : null);
	}

	private @Nullable RunReport run(long runId, EventKind kind) {
		return this.queries.find(runId).map((summary) -> run(summary, kind)).orElse(null);
	}

	private RunReport run(RunSummary run, EventKind kind) {
		String next = (kind != EventKind.CONTINUED) ? run.next() : null;
		return new RunReport(run.state(), run.kinds(), run.appliedKinds(), masked(run.overrides()), next,
				this.examples.of(run.id(), run.kinds()));
	}

	private static Map<String, String> masked(Map<String, String> overrides) {
		return overrides.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (override) -> MaskedUrl.of(override.getValue())));
	}

}
