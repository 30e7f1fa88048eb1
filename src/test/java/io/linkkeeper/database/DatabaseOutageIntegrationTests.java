package io.linkkeeper.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.linkkeeper.Definitions;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import io.linkkeeper.TestWorker;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real PostgreSQL that ends connections, becomes read-only or has another password.
 */
@Tag("process")
@Timeout(120)
class DatabaseOutageIntegrationTests {

	private static final int LINKS = 300;

	private final TestDatabase database = TestPostgres.newDatabase();

	private final String name = this.database.url().replaceFirst(".*/([^?]+).*", "$1");

	/** Of another database, so that it outlives what it does to this one. */
	private final JdbcTemplate administrator = new JdbcTemplate(TestPostgres.newDatabase().dataSource());

	private final Map<String, String> environment = new HashMap<>(Map.of("LINKKEEPER_DB_URL",
			this.database.url().replaceFirst("[?].*", ""), "LINKKEEPER_DB_USER", this.database.user()));

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	@TempDir
	private Path folder;

	@AfterEach
	void allowAll() {
		this.administrator.execute("alter database %s reset all".formatted(this.name));
	}

	private Map<String, Object> settings() {
		return SharedDatabase.named(this.environment::get).orElseThrow().settings();
	}

	/** A pool with the settings of a process. */
	private HikariDataSource pool() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.environment.get("LINKKEEPER_DB_URL"));
		config.setMaximumPoolSize(4);
		config.setExceptionOverrideClassName(BrokenConnection.class.getName());
		config.setConnectionTestQuery((String) settings().get("spring.datasource.hikari.connection-test-query"));
		config.setCredentialsProvider(() -> SharedDatabase.named(this.environment::get).orElseThrow().credentials());
		return new HikariDataSource(config);
	}

	private void killConnections() {
		this.administrator.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", (row) -> {
		}, this.name);
	}

	private boolean writes(JdbcTemplate jdbc) {
		try {
			return jdbc.update("insert into health_check (id, checked_at) select coalesce(max(id), 0) + 1,"
					+ " current_timestamp from health_check") == 1;
		}
		catch (org.springframework.dao.DataAccessException ex) {
			return false;
		}
	}

	@Test
	void givesUpConnectionsThatStayedReadOnly() {
		try (HikariDataSource pool = pool()) {
			JdbcTemplate jdbc = new JdbcTemplate(pool);
			assertThat(writes(jdbc)).isTrue();
			this.administrator.execute("alter database %s set default_transaction_read_only = on".formatted(this.name));
			killConnections();
			IntStream.range(0, 4).forEach((i) -> assertThat(writes(jdbc)).isFalse());
			this.administrator.execute("alter database %s reset default_transaction_read_only".formatted(this.name));
			assertThat(IntStream.range(0, 6).filter((i) -> writes(jdbc)).count()).isPositive();
			assertThat(writes(jdbc)).isTrue();
		}
	}

	@Test
	void endsARunWhoseConnectionsAreKilledAgainAndAgain() {
		AtomicInteger kills = new AtomicInteger();
		try (SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults(), this.clock)) {
			putExpired(sandbox);
			sandbox.faults().before((request) -> {
				if (request.is("shortlink_shortlink.update") && request.number() % 100 == 50) {
					kills.incrementAndGet();
					killConnections();
				}
			});
			TestWorker.Builder builder = TestWorker.on(sandbox, this.clock)
				.property("linkkeeper.claim-size", 20)
				.database(this.database);
			settings().forEach((key, value) -> {
				if (key.contains("hikari") && !key.contains("credentials")) {
					builder.property(key, value);
				}
			});
			try (TestWorker worker = builder.start()) {
				RunResult result = worker.run(Definitions.expire("\"limits\":{\"maxPercent\":100}"));
				assertThat(result.exitCode()).as(result.message()).isEqualTo(ExitCode.DONE);
				assertThat(kills).hasValueGreaterThan(1);
				assertThat(sandbox.requests().effective("shortlink_shortlink.update")).isEqualTo(LINKS);
			}
		}
	}

	private void putExpired(SandboxServer sandbox) {
		sandbox.account()
			.putAll(IntStream.range(0, LINKS)
				.mapToObj((i) -> SandboxLink
					.enabled("gone%04d".formatted(i), this.clock.instant().minus(Duration.ofDays(90)), "N-" + i,
							"https://example.com/" + i)
					.withExpiresAt(this.clock.instant().minus(Duration.ofDays(1)))));
	}

	@Test
	void usesThePasswordThatItsFileHasNow() throws IOException, SQLException {
		String role = this.name + "_role";
		this.administrator.execute("create role %s login password 'first'".formatted(role));
		Path rules = Path.of(Objects
			.requireNonNull(this.administrator.queryForObject("select current_setting('hba_file')", String.class)));
		String before = Files.readString(rules);
		Files.writeString(rules, "host all %s all scram-sha-256\n%s".formatted(role, before));
		Path password = Files.writeString(this.folder.resolve("password"), "first\n");
		this.environment.put("LINKKEEPER_DB_USER", role);
		this.environment.put("LINKKEEPER_DB_PASSWORD_FILE", password.toString());
		try {
			this.administrator.execute("select pg_reload_conf()");
			try (HikariDataSource pool = pool()) {
				pool.getConnection().close();
				this.administrator.execute("alter role %s password 'second'".formatted(role));
				Files.writeString(password, "second\n");
				killConnections();
				pool.getHikariPoolMXBean().softEvictConnections();
				assertThat(new JdbcTemplate(pool).queryForObject("select current_user", String.class)).isEqualTo(role);
			}
		}
		finally {
			Files.writeString(rules, before);
			this.administrator.execute("select pg_reload_conf()");
			this.administrator.execute("drop role " + role);
		}
	}

}
