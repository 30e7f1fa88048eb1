package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Path;

import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One run whose process is killed three times, with {@code kill -9}: the end is the same
 * as without, nothing is done twice, and every link is accounted for.
 */
@Tag("process")
class KilledIntegrationTests {

	private static final int EXPIRED = 600;

	@TempDir
	private Path folder;

	@Test
	void goesOnAfterEachKill() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = Jar.in(this.folder)
				.on(account.server())
				.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
				.with("LINKKEEPER_CLAIM_SIZE", "300");
			killedWhileCollecting(jar, account);
			assertThat(jar.run("recover", "1").with(0).messages())
				.containsExactly("run 1 recovered; `restart 1` goes on");
			assertThat(account.updates()).isZero();
			killedBetweenCallAndRecord(jar, account);
			killedWithRequestsInFlight(jar, account);
			assertThat(jar.run("recover", "1").with(0).err()).contains("`restart 1`");
			assertThat(jar.run("restart", "1").with(0).messages()).satisfiesExactly((message) -> assertThat(message)
				.startsWith("run 1 %d of %d changes applied: ".formatted(EXPIRED, EXPIRED)));
			assertThat(account.idsOf(Status.DISABLED)).hasSize(EXPIRED).allMatch((id) -> id.startsWith("gone"));
			assertThat(account.updates()).as("each link was updated once").isEqualTo(EXPIRED);
			assertAddsUp(jar.run("show", "1", "--format", "json").with(0).json());
		}
	}

	/** One of the two selections is written down, the other is being read. */
	private static void killedWhileCollecting(Jar jar, Account account) throws IOException, InterruptedException {
		Gate gate = account.gateBeforeListing(Status.DISABLED);
		JarProcess run = jar.start("run", "expire-links", "-p", "limits.maxPercent=100");
		gate.awaitArrival();
		run.kill();
		gate.open();
	}

	/** The link is changed, the answer is not yet sent. */
	private static void killedBetweenCallAndRecord(Jar jar, Account account) throws IOException, InterruptedException {
		Gate gate = account.gateAfterUpdate(1);
		JarProcess restart = jar.start("restart", "1");
		gate.awaitArrival();
		assertThat(account.idsOf(Status.DISABLED)).isNotEmpty();
		restart.kill();
		gate.open();
	}

	/** Some changes are done, some are under way and take effect after the kill. */
	private static void killedWithRequestsInFlight(Jar jar, Account account) throws IOException, InterruptedException {
		Gate gate = account.gateBeforeUpdate(EXPIRED / 2);
		JarProcess restart = jar.start("restart", "1");
		gate.awaitArrival();
		restart.kill();
		gate.open();
	}

	private static void assertAddsUp(JsonNode run) {
		assertThat(run.get("status").asString()).isEqualTo("COMPLETED");
		assertThat(run.get("exitCode").asInt()).isZero();
		assertThat(run.get("executions").values()).extracting((execution) -> execution.get("status").asString())
			.containsExactly("FAILED", "FAILED", "FAILED", "COMPLETED");
		assertThat(number(run, "scanned")).isEqualTo(number(run, "planned") + number(run, "unchanged"));
		assertThat(number(run, "planned")).isEqualTo(EXPIRED);
		assertThat(number(run, "applied")).isEqualTo(EXPIRED);
		assertThat(run.get("steps").values()).extracting((step) -> step.get("name").asString())
			.contains("collect", "guard", "apply");
		assertThat(run.get("requests").asInt()).isPositive();
	}

	private static long number(JsonNode run, String name) {
		return run.get(name).asLong();
	}

}
