package io.linkkeeper.sandbox.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.linkkeeper.sandbox.SandboxException;
import org.hsqldb.jdbc.JDBCDriver;
import org.jspecify.annotations.Nullable;

/**
 * The HSQLDB database of a sandbox: one connection, one transaction at a time. Committed
 * changes survive a killed process. Not thread-safe: callers hold the store's lock.
 */
final class Database implements AutoCloseable {

	/**
	 * HSQLDB logs each checkpoint at level INFO. Strongly referenced to keep the level.
	 */
	private static final Logger HSQLDB_LOG = Logger.getLogger("hsqldb.db");

	private static final List<String> SCHEMA = List.of("""
			create cached table if not exists short_link (
			  seq integer primary key,
			  id varchar(255) not null,
			  created_at bigint not null,
			  updated_at bigint not null,
			  expires_at bigint,
			  user_id varchar(255),
			  name varchar(32000),
			  system_name varchar(32000),
			  full_url varchar(1000000),
			  unique_id varchar(32000),
			  status integer not null)""", """
			create cached table if not exists account_user (
			  id varchar(255) primary key,
			  full_name varchar(32000),
			  email varchar(32000),
			  created_at bigint not null,
			  updated_at bigint not null,
			  status integer not null)""", """
			create cached table if not exists ended_session (
			  fingerprint varchar(255) primary key)""", """
			create cached table if not exists app_token (
			  id varchar(255) primary key,
			  token varchar(255) not null,
			  hash_type varchar(255) not null,
			  created_at bigint not null,
			  updated_at bigint not null,
			  expiry bigint,
			  session_type integer,
			  session_user_id varchar(32000),
			  session_duration bigint not null,
			  session_privileges varchar(32000),
			  status integer not null)""",
			// columns that older data folders lack
			"alter table account_user add column if not exists role integer default 0 not null",
			"alter table account_user add column if not exists account_owner boolean default false not null",
			"alter table ended_session add column if not exists expires_at bigint");

	private final Connection connection;

	private final Map<String, PreparedStatement> statements = new HashMap<>();

	private Database(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Opens the database of a data folder.
	 * @param folder the folder, held by this process, or {@code null} for memory only
	 * @return the open database with all tables
	 * @throws SQLException when the files cannot be read or written
	 */
	static Database open(@Nullable DataFolder folder) throws SQLException {
		silence();
		Connection connection = JDBCDriver.getConnection(url(folder), new Properties());
		if (connection == null) {
			throw new SQLException("HSQLDB did not open");
		}
		Database database = new Database(connection);
		database.prepare();
		return database;
	}

	/** The prepared statement of that text, made once. */
	PreparedStatement statement(String sql) throws SQLException {
		PreparedStatement known = this.statements.get(sql);
		if (known == null) {
			known = this.connection.prepareStatement(sql);
			this.statements.put(sql, known);
		}
		return known;
	}

	void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	void commit() throws SQLException {
		this.connection.commit();
	}

	Savepoint savepoint() throws SQLException {
		return this.connection.setSavepoint();
	}

	void rollback(Savepoint savepoint) throws SQLException {
		this.connection.rollback(savepoint);
	}

	@Override
	public void close() {
		try (Connection last = this.connection) {
			last.commit();
			execute("shutdown");
		}
		catch (SQLException ex) {
			throw new SandboxException("Cannot close the sandbox's database: " + ex.getMessage(), ex);
		}
	}

	private void prepare() throws SQLException {
		this.connection.setAutoCommit(false);
		for (String table : SCHEMA) {
			execute(table);
		}
		commit();
	}

	/**
	 * HSQLDB's own lock file is off: unlike the folder's lock, it outlives a killed
	 * process by seconds.
	 */
	private static String url(@Nullable DataFolder folder) {
		String place = (folder != null) ? "file:" + folder.database() : "mem:" + UUID.randomUUID();
		return "jdbc:hsqldb:" + place + ";user=SA;hsqldb.tx=mvcc;hsqldb.write_delay=false;hsqldb.lock_file=false"
				+ ";hsqldb.cache_rows=20000;hsqldb.cache_size=16000;hsqldb.log_size=100";
	}

	/** Keeps HSQLDB from replacing the java.util.logging configuration. */
	private static void silence() {
		if (System.getProperty("hsqldb.reconfig_logging") == null) {
			System.setProperty("hsqldb.reconfig_logging", "false");
		}
		if (HSQLDB_LOG.getLevel() == null) {
			HSQLDB_LOG.setLevel(Level.WARNING);
		}
	}

}
