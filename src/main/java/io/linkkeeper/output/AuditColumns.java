package io.linkkeeper.output;

import java.util.List;

import io.linkkeeper.audit.AuditRow;

/**
 * The columns of recorded actions in {@code audit}.
 */
public final class AuditColumns {

	public static final List<Column<AuditRow>> ALL = List.of(Column.of("id", AuditRow::id),
			Column.of("at", AuditRow::at), Column.of("actor", (row) -> row.actor().name()),
			Column.of("via", (row) -> row.actor().via().label()),
			Column.<AuditRow>of("from", (row) -> row.actor().from()).optional(3),
			Column.of("action", (row) -> row.entry().action().label()),
			Column.of("run", (row) -> row.entry().subject().run()),
			Column.of("job", (row) -> row.entry().subject().job()),
			Column.<AuditRow>of("account", (row) -> row.entry().subject().account()).optional(2),
			Column.<AuditRow>of("outcome", AuditRow::outcome).optional(1), Column.below("reason", AuditRow::reason),
			Column.below("detail", (row) -> row.entry().detail()));

	private AuditColumns() {
	}

}
