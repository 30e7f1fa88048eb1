package io.linkkeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL server of this JVM, started when it is first needed and stopped when the
 * JVM ends. What a killed JVM leaves behind, the next one stops. It keeps nothing through
 * a power cut, and so is fast.
 */
public final class TestPostgres {

	private static final String USER = "postgres";

	/** A database with all tables, of which others are copies. */
	private static final String TEMPLATE = "linkkeeper_template";

	private static final EmbeddedPostgres SERVER = start();

	private static @Nullable TestDatabase reused;

	private TestPostgres() {
	}

	private static EmbeddedPostgres start() {
		try {
			EmbeddedPostgres server = EmbeddedPostgres.start();
			execute(server, "create database " + TEMPLATE);
			new TestDatabase(server.getJdbcUrl(USER, TEMPLATE), USER).migrate();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void execute(EmbeddedPostgres server, String statement) {
		new JdbcTemplate(server.getPostgresDatabase()).execute(statement);
	}

	/** A new database, all its tables empty. */
	public static synchronized TestDatabase newDatabase() {
		String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
		execute(SERVER, "create database %s template %s".formatted(name, TEMPLATE));
		return new TestDatabase(SERVER.getJdbcUrl(USER, name), USER);
	}

	/** The same database each time, all its tables empty. */
	static synchronized TestDatabase emptied() {
		TestDatabase known = reused;
		if (known == null) {
			known = newDatabase();
			reused = known;
		}
		JdbcTemplate template = new JdbcTemplate(known.dataSource());
		List<String> tables = template.queryForList("""
				select table_name from information_schema.tables
				where table_schema = 'public' and table_name <> 'flyway_schema_history'
				""", String.class);
		template.execute("truncate %s restart identity".formatted(String.join(", ", tables)));
		return known;
	}

	/** A database without tables. */
	public static synchronized TestDatabase emptyDatabase() {
		String name = "empty_" + UUID.randomUUID().toString().replace('-', '_');
		execute(SERVER, "create database " + name);
		return new TestDatabase(SERVER.getJdbcUrl(USER, name), USER);
	}

}
