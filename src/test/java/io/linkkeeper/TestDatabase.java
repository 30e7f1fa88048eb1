package io.linkkeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.linkkeeper.ledger.upgrade.DigestUpgrade;
import io.linkkeeper.ledger.upgrade.KindUpgrade;
import io.linkkeeper.ledger.upgrade.LedgerUpgrade;
import org.flywaydb.core.Flyway;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * What tests keep runs in: HSQLDB in memory, or a real PostgreSQL, as the {@link Place}
 * says. Each test has a database of its own.
 *
 * @param url the database's address
 * @param user who connects to it
 */
public record TestDatabase(String url, String user) {

	/** What makes the tables of a database in memory, as a migration left them. */
	private static final List<String> TABLES = tables();

	private static final String LOCK_NAMES = """
			select name from run_lock where cast(? as varchar(20)) is not null and run_id = ? and owner = ?
			""";

	private static final Map<TestDatabase, DataSource> POOLS = new ConcurrentHashMap<>();

	/** A new database, all its tables empty. */
	public static TestDatabase create() {
		if (Place.current().hasPostgres()) {
			return TestPostgres.newDatabase();
		}
		return createInMemory();
	}

	/** A new database in memory, wherever the others are. */
	public static TestDatabase createInMemory() {
		TestDatabase database = inMemory();
		try (Connection connection = database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (String line : TABLES) {
				statement.execute(line);
			}
			return database;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * An empty database, emptied again for the next who calls this.
	 */
	public static TestDatabase emptied() {
		return Place.current().hasPostgres() ? TestPostgres.emptied() : create();
	}

	private static TestDatabase inMemory() {
		return new TestDatabase("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "SA");
	}

	private static List<String> tables() {
		try {
			Path folder = Files.createTempDirectory("linkkeeper-tables");
			Path script = folder.resolve("tables.sql");
			new JdbcTemplate(inMemory().migrate().dataSource()).execute("script '" + script + "'");
			List<String> tables = Files.readAllLines(script)
				.stream()
				.filter((line) -> line.matches(
						"(CREATE|ALTER) (?!USER|SCHEMA|ROLE|SEQUENCE SYSTEM_).*|INSERT INTO (?!BLOCKS ).*|SET SCHEMA PUBLIC"))
				.toList();
			FileSystemUtils.deleteRecursively(folder);
			return tables;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Opens a connection each time it is asked for one. */
	public DataSource dataSource() {
		return new DriverManagerDataSource(this.url, this.user, "");
	}

	/** Opens few connections: to PostgreSQL, each is a process. */
	public DataSource pooled() {
		return Place.current().hasPostgres() ? POOLS.computeIfAbsent(this, TestDatabase::newPool) : dataSource();
	}

	private DataSource newPool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(this.url);
		pool.setUsername(this.user);
		pool.setMinimumIdle(0);
		return pool;
	}

	/** A database as it is before Linkkeeper ever worked on it. */
	public static TestDatabase withoutTables() {
		return Place.current().hasPostgres() ? TestPostgres.emptyDatabase() : inMemory();
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
			.javaMigrations(new LedgerUpgrade(), new KindUpgrade(), new DigestUpgrade())
			.target(version)
			.locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
			.load()
			.migrate();
		return this;
	}

	/**
	 * Returns a statement that HSQLDB knows for the one by which PostgreSQL keeps rows of
	 * locks from other transactions.
	 */
	public static String withoutRowLocks(String sql) {
		return sql.contains("for key share") ? LOCK_NAMES : sql;
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
