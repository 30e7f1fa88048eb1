package io.linkkeeper.ledger.upgrade;

import java.sql.Connection;
import java.sql.SQLException;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A Flyway migration of the rows of the ledger. It commits in small transactions, because
 * HSQLDB holds all rows of a statement in memory, and starts from the beginning when it
 * is repeated.
 */
abstract class LedgerMigration implements JavaMigration {

	/** The number of rows per transaction. */
	static final int ROWS_AT_ONCE = 10_000;

	private final MigrationVersion version;

	private final String description;

	LedgerMigration(String version, String description) {
		this.version = MigrationVersion.fromVersion(version);
		this.description = description;
	}

	@Override
	public MigrationVersion getVersion() {
		return this.version;
	}

	@Override
	public String getDescription() {
		return this.description;
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
			migrate(connection, new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
			connection.commit();
		}
		finally {
			connection.setAutoCommit(autoCommit);
		}
	}

	/**
	 * Migrates all rows.
	 * @param connection the connection, which does not commit by itself
	 * @param template executes statements on that connection
	 * @throws SQLException when a commit fails
	 */
	abstract void migrate(Connection connection, JdbcTemplate template) throws SQLException;

}
