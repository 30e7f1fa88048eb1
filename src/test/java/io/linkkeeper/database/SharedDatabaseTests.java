package io.linkkeeper.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.linkkeeper.ClosedPort;
import io.linkkeeper.Documentation;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Configuration of a shared database by the environment.
 */
class SharedDatabaseTests {

	private static final String ADDRESS = "jdbc:postgresql://db.example.com/linkkeeper";

	private static final String SECRET = "correct horse battery";

	private final Map<String, String> environment = new HashMap<>();

	@TempDir
	private Path folder;

	private SharedDatabase database() {
		return SharedDatabase.named(this.environment::get).orElseThrow();
	}

	private static void expectRefused(ExitCode exitCode, ThrowingCallable call, String... parts) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(call).satisfies((refusal) -> {
			assertThat(refusal.exitCode()).isEqualTo(exitCode);
			assertThat(refusal).hasMessageContainingAll(parts);
			assertThat(refusal.getMessage()).doesNotContain(SECRET);
		});
	}

	private String file(String content) throws IOException {
		return Files.writeString(Files.createTempFile(this.folder, "value", ""), content).toString();
	}

	@Test
	void noneIsNamed() {
		assertThat(SharedDatabase.named(this.environment::get)).isEmpty();
		this.environment.put("LINKKEEPER_DB_URL", " ");
		assertThat(SharedDatabase.named(this.environment::get)).isEmpty();
	}

	@Test
	void isNamedByVariables() {
		this.environment.put("LINKKEEPER_DB_URL", ADDRESS);
		this.environment.put("LINKKEEPER_DB_USER", "keeper");
		this.environment.put("LINKKEEPER_DB_PASSWORD", SECRET);
		assertThat(database().settings()).containsEntry("spring.datasource.url", ADDRESS)
			.containsEntry("spring.datasource.username", "keeper")
			.containsEntry("spring.datasource.password", SECRET);
		assertThat(database()).hasToString(ADDRESS);
	}

	@Test
	void isNamedByFiles() throws IOException {
		this.environment.put("LINKKEEPER_DB_URL_FILE", file(ADDRESS + "\n"));
		this.environment.put("LINKKEEPER_DB_USER_FILE", file("keeper\r\n"));
		this.environment.put("LINKKEEPER_DB_PASSWORD_FILE", file(SECRET + "\n"));
		assertThat(database().settings()).containsEntry("spring.datasource.url", ADDRESS)
			.containsEntry("spring.datasource.username", "keeper")
			.containsEntry("spring.datasource.password", SECRET);
	}

	@Test
	void refusesAVariableBesideAFile() throws IOException {
		this.environment.put("LINKKEEPER_DB_URL", ADDRESS);
		this.environment.put("LINKKEEPER_DB_PASSWORD", SECRET);
		this.environment.put("LINKKEEPER_DB_PASSWORD_FILE", file(SECRET));
		expectRefused(ExitCode.USAGE, this::database, "LINKKEEPER_DB_PASSWORD and LINKKEEPER_DB_PASSWORD_FILE",
				"Keep one");
	}

	@Test
	void refusesAFileThatIsNotThere() {
		this.environment.put("LINKKEEPER_DB_URL", ADDRESS);
		this.environment.put("LINKKEEPER_DB_PASSWORD_FILE", this.folder.resolve("none").toString());
		expectRefused(ExitCode.USAGE, this::database, "there is no file", "LINKKEEPER_DB_PASSWORD_FILE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:mysql://db/linkkeeper", "postgres://db/linkkeeper", "db.example.com" })
	void refusesWhatIsNoPostgresql(String url) {
		this.environment.put("LINKKEEPER_DB_URL", url);
		expectRefused(ExitCode.USAGE, this::database, "LINKKEEPER_DB_URL must begin with jdbc:postgresql:");
	}

	@ParameterizedTest
	@ValueSource(strings = { ADDRESS + "?user=keeper&password=" + SECRET,
			"jdbc:postgresql://keeper:" + SECRET + "@db.example.com/linkkeeper" })
	void refusesAPasswordInTheAddress(String url) {
		this.environment.put("LINKKEEPER_DB_URL", url);
		expectRefused(ExitCode.USAGE, this::database, "must not hold a password", "LINKKEEPER_DB_PASSWORD_FILE");
	}

	@Test
	void reportsUnreachableServer() {
		this.environment.put("LINKKEEPER_DB_PASSWORD", SECRET);
		try (ClosedPort port = new ClosedPort()) {
			this.environment.put("LINKKEEPER_DB_URL",
					"jdbc:postgresql://127.0.0.1:%d/linkkeeper".formatted(port.number()));
			expectRefused(ExitCode.FAILED, () -> database().requireReachable(), "127.0.0.1:" + port.number(),
					"Try again when it can be reached");
		}
	}

	@Test
	void everyVariableIsDocumented() throws IOException {
		String text = Documentation.text();
		for (String name : new String[] { SharedDatabase.URL, SharedDatabase.USER, SharedDatabase.PASSWORD }) {
			assertThat(text).contains("\n| `%s`, `%s_FILE` | ".formatted(name, name));
		}
	}

}
