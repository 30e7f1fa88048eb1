package io.linkkeeper.console.change;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.linkkeeper.console.frame.ShownText;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.output.words.ChangeView;
import io.linkkeeper.output.words.FieldChange;
import io.linkkeeper.output.words.LocalTime;
import io.linkkeeper.text.Printable;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of changes. Thread-safe.
 */
public final class ChangeTables {

	private static final int PAGE = 100;

	private static final String API = "/api_v3";

	private final RunQueries queries;

	private final Clock clock;

	ChangeTables(RunQueries queries, Clock clock) {
		this.queries = queries;
		this.clock = clock;
	}

	/**
	 * Reads a page of changes.
	 * @param run the run
	 * @param query which changes
	 * @param after the page begins after this sequence number
	 * @param revises whether the user may leave changes out
	 * @return the page
	 */
	public ChangeTable table(ShownRun run, ChangeQuery query, long after, boolean revises) {
		List<ChangeRow> rows = this.queries.page(run.id(), query.filter(PAGE + 1), after);
		List<ChangeRow> page = rows.subList(0, Math.min(PAGE, rows.size()));
		Long last = (rows.size() > PAGE) ? page.get(PAGE - 1).seq() : null;
		return new ChangeTable(run.id(), query, this.queries.count(run.id(), query.filter(Long.MAX_VALUE)),
				page.stream().map((row) -> line(run, row, ShownText.SHORT)).toList(),
				actions(run, query, last, revises));
	}

	private static TableActions actions(ShownRun run, ChangeQuery query, @Nullable Long last, boolean revises) {
		String changes = "/runs/%d/changes".formatted(run.id());
		String revision = "/runs/%d/leave-out".formatted(run.id());
		boolean offered = revises && run.waits() && query.isFiltered();
		return new TableActions(query.address(changes, Map.of("format", "csv")),
				(last != null) ? query.address(changes, Map.of("after", String.valueOf(last))) : null,
				offered ? query.inAnyState().address(revision, Map.of()) : null,
				(offered && run.summary().leftOut() > 0) ? query.inAnyState().address(revision, Map.of("again", "true"))
						: null);
	}

	/**
	 * Makes a line of a change.
	 * @param limit the most characters of a text
	 */
	ChangeTable.Line line(ShownRun run, ChangeRow row, int limit) {
		ChangeView change = ChangeView.of(row);
		LocalTime time = new LocalTime(this.clock, run.zone());
		List<ChangeTable.Field> fields = change.fields().stream().map((field) -> field(field, time, limit)).toList();
		return new ChangeTable.Line("/runs/%d/changes/%d".formatted(run.id(), row.seq()),
				new ChangeTable.Kind(String.valueOf(change.kind()), row.kind().label()), link(run, change, limit),
				fields, ShownText.of(row.reason(), limit), outcome(change, limit));
	}

	private static ChangeTable.Link link(ShownRun run, ChangeView change, int limit) {
		String tiny = change.tiny();
		String service = run.run().account().serviceUrl();
		String base = service.endsWith(API) ? service.substring(0, service.length() - API.length()) : service;
		return new ChangeTable.Link(shown(change.value(LinkField.SYSTEM_NAME), limit),
				(tiny != null) ? Printable.escaped(tiny) : null,
				(tiny != null) ? ShownText.whole(base + tiny).href() : null,
				shown(change.value(LinkField.USER_ID), limit));
	}

	private static ChangeTable.Field field(FieldChange change, LocalTime time, int limit) {
		return new ChangeTable.Field(change.field().apiName(),
				change.added() ? null : value(change, change.before(), time, limit),
				value(change, change.after(), time, limit));
	}

	/** Statuses and times in words, anything else as it is in the ledger. */
	private static ShownText value(FieldChange change, @Nullable String value, LocalTime time, int limit) {
		boolean verbatim = change.field() != LinkField.STATUS && change.field() != LinkField.EXPIRES_AT;
		return ShownText.of((value != null && verbatim) ? value : change.words(value, time), limit);
	}

	private static ChangeTable.Outcome outcome(ChangeView change, int limit) {
		return new ChangeTable.Outcome(String.valueOf(change.state()),
				change.row().state().name().toLowerCase(Locale.ROOT), shown(change.row().error(), limit));
	}

	private static @Nullable ShownText shown(@Nullable String text, int limit) {
		return (text != null) ? ShownText.of(text, limit) : null;
	}

}
