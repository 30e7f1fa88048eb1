package io.linkkeeper.ledger.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

import io.linkkeeper.ledger.ChangedLinks;
import io.linkkeeper.ledger.ChangedLinks.ChangedLink;
import io.linkkeeper.ledger.UnchangedRow;
import io.linkkeeper.ledger.UnchangedRows;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * Flyway migration that fills {@code changed_link} from the ledger and converts unchanged
 * input rows to their current form.
 */
@Component
public final class LedgerUpgrade extends LedgerMigration {

	public LedgerUpgrade() {
		super("9.1", "fill changed links");
	}

	@Override
	void migrate(Connection connection, JdbcTemplate template) throws SQLException {
		template.execute("truncate table changed_link");
		for (long run : template.queryForList("select id from run order by id", Long.class)) {
			enterLinks(connection, template, run);
			packUnchanged(connection, template, run);
		}
	}

	private static void enterLinks(Connection connection, JdbcTemplate template, long run) throws SQLException {
		ChangedLinks links = new ChangedLinks(template);
		RowMapper<ChangedLink> mapper = (row, number) -> new ChangedLink(row.getString("link_id"), row.getLong("seq"));
		inSteps(connection, (last) -> template.query("""
				select seq, link_id from link_change where run_id = ? and seq > ? and link_id is not null
				order by run_id, seq fetch first ? rows only
				""", mapper, run, last, ROWS_AT_ONCE), (some) -> links.add(run, some), ChangedLink::seq);
	}

	private static void packUnchanged(Connection connection, JdbcTemplate template, long run) throws SQLException {
		RowMapper<UnchangedRow> mapper = (row, number) -> new UnchangedRow(row.getLong("line"),
				row.getString("link_id"));
		inSteps(connection, (last) -> template.query("""
				select line, link_id from input_row where run_id = ? and line > ? and not rejected
				order by run_id, line fetch first ? rows only
				""", mapper, run, last, ROWS_AT_ONCE),
				(some) -> template.batchUpdate("update input_row set text = ? where run_id = ? and line = ?",
						some.stream().map((row) -> packed(run, row)).toList()),
				UnchangedRow::line);
	}

	/**
	 * Reads the rows after a key, writes them and commits, until no row is left.
	 */
	private static <R> void inSteps(Connection connection, LongFunction<List<R>> after, Consumer<List<R>> write,
			ToLongFunction<R> key) throws SQLException {
		List<R> some = after.apply(0);
		while (!some.isEmpty()) {
			write.accept(some);
			connection.commit();
			some = after.apply(key.applyAsLong(some.get(some.size() - 1)));
		}
	}

	private static Object[] packed(long run, UnchangedRow row) {
		return new Object[] { new UnchangedRows(List.of(row)).text(), run, row.line() };
	}

}
