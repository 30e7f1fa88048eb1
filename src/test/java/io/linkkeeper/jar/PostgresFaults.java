package io.linkkeeper.jar;

import java.io.IOException;
import java.util.List;

import io.linkkeeper.TestDatabase;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Faults of one database of a PostgreSQL server, made from another database.
 */
final class PostgresFaults {

	private final JdbcTemplate administrator;

	private final String name;

	PostgresFaults(JdbcTemplate administrator, TestDatabase database) {
		this.administrator = administrator;
		this.name = database.url().replaceFirst(".*/([^?]+).*", "$1");
	}

	/** Ends all connections. */
	void terminateBackends() {
		this.administrator.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?", (row) -> {
		}, this.name);
	}

	/** Changes a setting of the database, for connections from now on. */
	void set(String setting) {
		this.administrator.execute("alter database %s set %s".formatted(this.name, setting));
		terminateBackends();
	}

	/** Takes back what was set. Connections that are open stay as they are. */
	void reset() {
		this.administrator.execute("alter database %s reset all".formatted(this.name));
	}

	/** Has nobody connect. */
	void close() {
		this.administrator.execute("alter database %s with allow_connections false".formatted(this.name));
		terminateBackends();
	}

	void open() {
		this.administrator.execute("alter database %s with allow_connections true".formatted(this.name));
	}

	/** Kills a backend, whereupon the server ends all others and recovers. */
	void crash() throws IOException, InterruptedException {
		List<Integer> backends = this.administrator
			.queryForList("select pid from pg_stat_activity where datname = ?", Integer.class, this.name);
		assertThat(backends).isNotEmpty();
		Process kill = new ProcessBuilder("kill", "-9", String.valueOf(backends.get(0))).start();
		assertThat(kill.waitFor()).isZero();
	}

}
