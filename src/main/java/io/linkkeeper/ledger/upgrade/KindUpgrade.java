package io.linkkeeper.ledger.upgrade;

import java.sql.Connection;
import java.sql.SQLException;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Flyway migration that determines the kinds of earlier changes and counts them.
 */
@Component
public final class KindUpgrade extends LedgerMigration {

	/**
	 * The images are JSON; quotes within their values are escaped. HSQLDB fills the
	 * values of a case up to the longest.
	 */
	private static final String KIND = """
			update link_change set kind = trim(case
				when action = 'ADD' then 'ADD'
				when action = 'DELETE' then 'DELETE'
				when after_image like '%"status":1%' and before_image not like '%"status":1%' then 'DISABLE'
				when after_image like '%"status":2%' and before_image not like '%"status":2%' then 'ENABLE'
				else 'CHANGE' end)
			where run_id = ? and seq > ? and seq <= ?
			""";

	private static final String[] KINDS = { "add", "change", "disable", "enable", "delete" };

	public KindUpgrade() {
		super("10.1", "kinds of changes");
	}

	@Override
	void migrate(Connection connection, JdbcTemplate template) throws SQLException {
		for (long run : template.queryForList("select id from run order by id", Long.class)) {
			determine(connection, template, run);
			count(template, run);
			connection.commit();
		}
	}

	private static void determine(Connection connection, JdbcTemplate template, long run) throws SQLException {
		Long last = template.queryForObject("select last_seq from run where id = ?", Long.class, run);
		for (long seq = 0; last != null && seq < last; seq += ROWS_AT_ONCE) {
			template.update(KIND, run, seq, seq + ROWS_AT_ONCE);
			connection.commit();
		}
	}

	private static void count(JdbcTemplate template, long run) {
		for (String kind : KINDS) {
			template.update("update run set planned_" + kind + " = (select count(*) from link_change"
					+ " where run_id = run.id and kind = upper('" + kind + "')), applied_" + kind
					+ " = (select count(*) from link_change where run_id = run.id and state = 'APPLIED'"
					+ " and kind = upper('" + kind + "')) where id = ?", run);
		}
	}

}
