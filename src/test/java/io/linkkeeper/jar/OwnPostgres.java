package io.linkkeeper.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A PostgreSQL server of one test, which the test may end and start again, with a
 * database and a user who must give a password.
 */
final class OwnPostgres implements AutoCloseable {

	static final String NAME = "linkkeeper";

	/** The administrator comes in without a password. */
	private static final List<String> RULES = List.of("host all postgres samehost trust",
			"host all all samehost scram-sha-256", "local all all trust");

	private final Path folder;

	private final int port;

	private EmbeddedPostgres server;

	OwnPostgres(Path folder, String password) throws IOException {
		this.folder = folder;
		try (ServerSocket free = new ServerSocket(0)) {
			this.port = free.getLocalPort();
		}
		this.server = begin();
		administrator().execute("create role linkkeeper login password '%s'".formatted(password));
		administrator().execute("create database linkkeeper owner linkkeeper");
	}

	private EmbeddedPostgres begin() throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(this.folder)
			.setCleanDataDirectory(false)
			.setPort(this.port)
			.setDataDirectoryCustomizer(OwnPostgres::writeRules)
			.start();
	}

	private static void writeRules(java.io.File data) {
		try {
			Files.write(data.toPath().resolve("pg_hba.conf"), RULES);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(this.port, NAME);
	}

	/** The administrator in another database, whose connections no fault ends. */
	JdbcTemplate administrator() {
		return new JdbcTemplate(this.server.getPostgresDatabase());
	}

	/** The administrator in the database of the tables. */
	JdbcTemplate tables() {
		return new JdbcTemplate(this.server.getDatabase("postgres", NAME));
	}

	/** A connection of the administrator to the database of the tables. */
	Connection connect() throws SQLException {
		return this.server.getDatabase("postgres", NAME).getConnection();
	}

	/** How many connections wait for locks of others. */
	long waitingForLocks() {
		return Objects.requireNonNull(administrator().queryForObject(
				"select count(*) from pg_stat_activity where datname = ? and wait_event_type = 'Lock'", Long.class,
				NAME));
	}

	/** Ends the server, and with it all connections. */
	void end() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void startAgain() throws IOException {
		this.server = begin();
	}

	void terminateBackends() {
		administrator().query("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", (row) -> {
		}, NAME);
	}

	/** Kills a backend, whereupon the server ends all others and recovers. */
	void crash() throws IOException, InterruptedException {
		List<Integer> backends = administrator().queryForList("select pid from pg_stat_activity where datname = ?",
				Integer.class, NAME);
		assertThat(backends).isNotEmpty();
		assertThat(new ProcessBuilder("kill", "-9", String.valueOf(backends.get(0))).start().waitFor()).isZero();
	}

	/** As after a failover to a standby. */
	void becomeReadOnly() {
		administrator().execute("alter role linkkeeper set default_transaction_read_only = on");
		terminateBackends();
	}

	/** Connections that are open stay read-only. */
	void becomeWritable() {
		administrator().execute("alter role linkkeeper set default_transaction_read_only = off");
	}

	/** Changes the password, and ends the connections by the one before. */
	void setPassword(String password) {
		administrator().execute("alter role linkkeeper password '%s'".formatted(password));
		terminateBackends();
	}

	/** Has no table take a row, as on a full disk. */
	void fillDisk() {
		tables().execute(
				"""
						create or replace function disk_full() returns trigger language plpgsql as
						$$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$
						""");
		forEachTable("create trigger disk_full before insert or update on \"%s\" execute function disk_full()");
	}

	/** Takes the effect of {@link #fillDisk} back. */
	void makeRoom() {
		forEachTable("drop trigger disk_full on \"%s\"");
	}

	private void forEachTable(String statement) {
		tables()
			.queryForList("select table_name from information_schema.tables where table_schema = 'public'",
					String.class)
			.forEach((table) -> tables().execute(statement.formatted(table)));
	}

	@Override
	public void close() {
		end();
	}

}
