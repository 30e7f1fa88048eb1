package io.linkkeeper.output;

import java.util.List;

import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RejectRow;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns of changes and rejected rows in {@code show}.
 */
public final class ChangeColumns {

	public static final List<Column<ChangeRow>> CHANGES = List.of(Column.of("seq", ChangeRow::seq),
			Column.of("linkId", ChangeRow::linkId), Column.of("action", ChangeRow::action),
			Column.wide("before", (row) -> tree(row.before())), Column.wide("after", (row) -> tree(row.after())),
			Column.of("reason", ChangeRow::reason), Column.of("state", (row) -> row.state().name()),
			Column.wide("alreadySo", ChangeRow::alreadySo), Column.wide("attempt", ChangeRow::attempt),
			Column.wide("execution", ChangeRow::execution), Column.of("error", ChangeRow::error));

	public static final List<Column<RejectRow>> REJECTS = List.of(Column.of("line", RejectRow::line),
			Column.of("text", RejectRow::text), Column.of("reason", RejectRow::reason));

	private ChangeColumns() {
	}

	private static @Nullable JsonNode tree(@Nullable String json) {
		return (json != null) ? JsonMapper.shared().readTree(json) : null;
	}

}
