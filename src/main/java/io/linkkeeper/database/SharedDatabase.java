package io.linkkeeper.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.zaxxer.hikari.util.Credentials;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.sql.TemporaryFailure;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database shared by several processes, configured by the environment. The
 * password is contained in the settings only.
 */
public final class SharedDatabase {

	/** The JDBC URL. */
	static final String URL = "LINKKEEPER_DB_URL";

	/** The database user. */
	static final String USER = "LINKKEEPER_DB_USER";

	/** The user's password. */
	static final String PASSWORD = "LINKKEEPER_DB_PASSWORD";

	private static final String PREFIX = "jdbc:postgresql:";

	/** Fails on a connection that cannot write, such as one to a former primary. */
	private static final String WRITABLE = "select 1 / (case current_setting('transaction_read_only') when 'on' then 0 else 1 end)";

	/** How long a run waits for a connection, in milliseconds. */
	private static final String PATIENCE = "120000";

	private final String url;

	private final String user;

	private final String password;

	private SharedDatabase(String url, String user, String password) {
		this.url = url;
		this.user = user;
		this.password = password;
	}

	/**
	 * Reads the configuration.
	 * @param environment looks a variable up; {@code null} when it is not set
	 * @return the database, or empty for the embedded one
	 * @throws RefusedException when the configuration is invalid
	 */
	public static Optional<SharedDatabase> named(Function<String, @Nullable String> environment) {
		EnvironmentValues values = new EnvironmentValues(environment);
		Optional<String> url = values.find(URL);
		url.ifPresent(SharedDatabase::check);
		return url
			.map((known) -> new SharedDatabase(known, values.find(USER).orElse(""), values.find(PASSWORD).orElse("")));
	}

	private static void check(String url) {
		if (!url.startsWith(PREFIX)) {
			throw new RefusedException(ExitCode.USAGE,
					"%s must begin with %s, such as %s//db.example.com/linkkeeper.".formatted(URL, PREFIX, PREFIX));
		}
		if (url.toLowerCase(Locale.ROOT).contains("password=") || url.contains("@")) {
			throw new RefusedException(ExitCode.USAGE,
					"%s must not hold a password: addresses are shown in messages. Put it into %s or the file that %s_FILE names."
						.formatted(URL, PASSWORD, PASSWORD));
		}
	}

	/**
	 * Connects once, so that failures are reported in one line.
	 * @throws RefusedException when the database cannot be used
	 */
	public void requireReachable() {
		try (Connection connection = DriverManager.getConnection(this.url, this.user, this.password)) {
			connection.setReadOnly(true);
		}
		catch (SQLException ex) {
			boolean temporary = TemporaryFailure.is(ex);
			throw new RefusedException(temporary ? ExitCode.FAILED : ExitCode.USAGE,
					"The database %s cannot be used: %s. %s".formatted(this.url,
							String.valueOf(ex.getMessage()).replaceFirst("[.]$", ""),
							temporary ? "Try again when it can be reached, or correct %s.".formatted(URL)
									: "Correct %s, %s or %s.".formatted(URL, USER, PASSWORD)),
					ex);
		}
	}

	/**
	 * Returns the Spring properties of the database.
	 * @return the settings by their keys, the password among them
	 */
	public Map<String, Object> settings() {
		// a connection that was just used may be dead, too
		System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
		return Map.of("spring.datasource.url", this.url, "spring.datasource.username", this.user,
				"spring.datasource.password", this.password, "spring.datasource.hikari.credentials-provider-class-name",
				DatabaseCredentials.class.getName(), "spring.datasource.hikari.exception-override-class-name",
				BrokenConnection.class.getName(), "spring.datasource.hikari.connection-test-query", WRITABLE,
				"spring.datasource.hikari.connection-timeout", PATIENCE,
				// reported by what fails without a connection
				"logging.level.com.zaxxer.hikari.pool", "error",
				// batched inserts become one multi-row statement
				"spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
	}

	/** Returns the user and the password. */
	Credentials credentials() {
		return Credentials.of(this.user, this.password);
	}

	@Override
	public String toString() {
		return this.url;
	}

}
