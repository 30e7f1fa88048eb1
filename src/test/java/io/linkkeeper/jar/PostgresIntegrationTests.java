package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that share a PostgreSQL database: one looks while the other works, stops it,
 * and takes over from it when it is killed.
 */
class PostgresIntegrationTests {

	private static final int EXPIRED = 600;

	private static final String[] RUN = { "run", "expire-links", "-p", "limits.maxPercent=100" };

	private final TestDatabase database = TestPostgres.emptyDatabase();

	@TempDir
	private Path folder;

	private Jar jar(Account account) throws IOException {
		return Jar.in(this.folder)
			.on(account.server())
			.with("LINKKEEPER_DB_URL", this.database.url())
			.with("LINKKEEPER_DB_USER", this.database.user())
			.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
			.with("LINKKEEPER_LEASE", "PT20S")
			// a process's times must not depend on where it runs
			.with("TZ", "Asia/Tokyo");
	}

	@Test
	@Tag("process")
	void theOtherTakesOverFromTheOneThatWasKilled() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = jar(account);
			Gate gate = account.gateAfterUpdate(EXPIRED / 2);
			JarProcess first = jar.start(RUN);
			gate.awaitArrival();
			assertThat(jar.run("runs", "--format", "json").with(0).json().get(0).get("status").asString())
				.isEqualTo("STARTED");
			assertThat(jar.run(RUN).with(6).messages()).last().asString().contains("Run 1 is executing");
			first.kill();
			gate.open();
			assertThat(jar.run("recover", "1").with(6).err()).contains("Run 1 is executing in process");
			awaitLease(jar);
			jar.run("restart", "1").with(0);
			assertThat(account.idsOf(Status.DISABLED)).hasSize(EXPIRED).allMatch((id) -> id.startsWith("gone"));
			assertThat(account.updates()).as("each link was updated once").isEqualTo(EXPIRED);
			expectComplete(jar);
		}
	}

	/** Until the dead process has been silent for long enough. */
	private static void awaitLease(Jar jar) {
		Awaitility.await()
			// each look is a process
			.pollInterval(Duration.ofSeconds(4))
			.atMost(Duration.ofMinutes(2))
			.untilAsserted(() -> assertThat(jar.run("recover", "1").exitCode()).isZero());
	}

	private static void expectComplete(Jar jar) throws IOException, InterruptedException {
		JsonNode run = jar.run("show", "1", "--format", "json").with(0).json();
		assertThat(run.get("status").asString()).isEqualTo("COMPLETED");
		assertThat(run.get("applied").asInt()).isEqualTo(EXPIRED);
		assertThat(run.get("steps").get(0).get("startedAt").asString()).isBetween(run.get("startedAt").asString(),
				run.get("endedAt").asString());
		assertThat(jar.folder().resolve("data/linkkeeper.lock")).doesNotExist();
	}

	@Test
	@Tag("long")
	void oneStopsTheOther() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = jar(account);
			Gate gate = account.gateBeforeUpdate(EXPIRED / 2);
			JarProcess first = jar.start(RUN);
			gate.awaitArrival();
			JarProcess stop = jar.start("stop", "1");
			first.awaitMessage("Run 1 is asked to stop by another process");
			gate.open();
			assertThat(first.end().with(5).messages()).last().asString().contains("`restart 1` goes on");
			assertThat(stop.end().with(0).messages()).last().asString().contains("run 1 stopped");
			assertThat(account.updates()).isLessThan(EXPIRED);
			jar.run("restart", "1").with(0);
			assertThat(account.updates()).as("each link was updated once").isEqualTo(EXPIRED);
		}
	}

	@Test
	@Tag("process")
	void saysInOneLineWhatIsWrongWithTheDatabase() throws IOException, InterruptedException {
		Jar jar = Jar.in(this.folder)
			.with("LINKKEEPER_DB_URL", this.database.url().replaceFirst("/test_", "/no_"))
			.with("LINKKEEPER_DB_USER", this.database.user());
		assertThat(jar.run("runs").with(2).messages()).singleElement()
			.asString()
			.contains("cannot be used: FATAL: database \"no_", "Correct LINKKEEPER_DB_URL");
		assertThat(jar.with("LINKKEEPER_DB_URL", "jdbc:postgresql://127.0.0.1:1/linkkeeper")
			.run("runs")
			.with(1)
			.messages()).singleElement().asString().contains("Try again when it can be reached");
	}

}
