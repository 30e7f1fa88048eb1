package io.linkkeeper;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;

import javax.sql.DataSource;

import io.linkkeeper.ledger.upgrade.LedgerUpgrade;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What tests keep runs in: HSQLDB in memory, or with
 * {@code -Dlinkkeeper.database=postgresql} a real PostgreSQL. Each test has a database of
 * its own.
 *
 * @param url the database's address
 * @param user who connects to it
 */
public record TestDatabase(String url, String user) {

	private static final String KIND = System.getProperty("linkkeeper.database", "hsqldb");

	/**
	 * A new database. On PostgreSQL its tables are there already.
	 */
	public static TestDatabase create() {
		return switch (KIND) {
			case "hsqldb" -> new TestDatabase("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA");
			case "postgresql" -> TestPostgres.newDatabase();
			default -> throw new IllegalArgumentException("linkkeeper.database is hsqldb or postgresql, not " + KIND);
		};
	}

	/**
	 * An empty database, emptied again for the next who calls this.
	 */
	public static TestDatabase emptied() {
		return KIND.equals("postgresql") ? TestPostgres.emptied() : create().migrate();
	}

	/** Opens a connection each time it is asked for one. */
	public DataSource dataSource() {
		return new DriverManagerDataSource(this.url, this.user, "");
	}

	/** A database as it is before Linkkeeper ever worked on it. */
	public static TestDatabase withoutTables() {
		return KIND.equals("postgresql") ? TestPostgres.emptyDatabase() : create();
	}

	/** Makes the tables, where they are missing. */
	public TestDatabase migrate() {
		return migrateTo("latest");
	}

	/** Makes the tables as they were at an earlier version. */
	public TestDatabase migrateTo(String version) {
		String vendor = this.url.split(":")[1];
		Flyway.configure()
			.dataSource(dataSource())
			.javaMigrations(new LedgerUpgrade())
			.target(version)
			.locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
			.load()
			.migrate();
		return this;
	}

	/** Has all heartbeats of processes that do not beat again grow old. */
	public void letPass(Duration silence) {
		JdbcTemplate template = new JdbcTemplate(dataSource());
		template.query("select name, heartbeat_at from run_lock", (row) -> {
			OffsetDateTime beat = row.getObject("heartbeat_at", OffsetDateTime.class);
			template.update("update run_lock set heartbeat_at = ? where name = ?", beat.minus(silence),
					row.getString("name"));
		});
	}

}
