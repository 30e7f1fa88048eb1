package io.linkkeeper.ledger.upgrade;

import java.sql.Connection;
import java.sql.SQLException;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Flyway migration that determines the kinds of earlier changes and counts them. It
 * commits in small transactions, because HSQLDB holds all rows of a statement in memory,
 * and starts from the beginning when it is repeated.
 */
@Component
public final class KindUpgrade implements JavaMigration {

	/** The images are JSON; quotes within their values are escaped. */
	private static final String KIND = """
			update link_change set kind = case
				when action = 'ADD' then 'ADD'
				when action = 'DELETE' then 'DELETE'
				when after_image like '%"status":1%' and before_image not like '%"status":1%' then 'DISABLE'
				when after_image like '%"status":2%' and before_image not like '%"status":2%' then 'ENABLE'
				else 'CHANGE' end
			where run_id = ? and seq > ? and seq <= ?
			""";

	private static final String[] KINDS = { "add", "change", "disable", "enable", "delete" };

	@Override
	public MigrationVersion getVersion() {
		return MigrationVersion.fromVersion("10.1");
	}

	@Override
	public String getDescription() {
		return "kinds of changes";
	}

	@Override
	public @Nullable Integer getChecksum() {
		return null;
	}

	@Override
	public boolean canExecuteInTransaction() {
		return false;
	}

	@Override
	public void migrate(Context context) throws SQLException {
		Connection connection = context.getConnection();
		boolean autoCommit = connection.getAutoCommit();
		connection.setAutoCommit(false);
		try {
			migrate(connection);
			connection.commit();
		}
		finally {
			connection.setAutoCommit(autoCommit);
		}
	}

	private static void migrate(Connection connection) throws SQLException {
		JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
		for (long run : template.queryForList("select id from run order by id", Long.class)) {
			determine(connection, template, run);
			count(template, run);
			connection.commit();
		}
	}

	private static void determine(Connection connection, JdbcTemplate template, long run) throws SQLException {
		Long last = template.queryForObject("select last_seq from run where id = ?", Long.class, run);
		for (long seq = 0; last != null && seq < last; seq += LedgerUpgrade.ROWS_AT_ONCE) {
			template.update(KIND, run, seq, seq + LedgerUpgrade.ROWS_AT_ONCE);
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
