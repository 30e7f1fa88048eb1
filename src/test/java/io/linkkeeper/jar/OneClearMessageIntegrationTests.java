package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.ClosedPort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is not as it should be is told in one message, which says what to do.
 */
@Tag("process")
class OneClearMessageIntegrationTests {

	@TempDir
	private Path folder;

	private Jar jar;

	@BeforeEach
	void newJar() throws IOException {
		this.jar = Jar.in(this.folder);
	}

	@Test
	void noAccountIsConfigured() throws IOException, InterruptedException {
		assertOneMessage(this.jar.run("run", "expire-links").with(2), "KALTURA_SERVICE_URL", "--sandbox");
	}

	@Test
	void theSecretIsWrong() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(1)) {
			this.jar.on(account.server()).with("KALTURA_ADMIN_SECRET", "f".repeat(32));
			assertOneMessage(this.jar.run("run", "expire-links").with(2), "KALTURA_ADMIN_SECRET");
		}
	}

	@Test
	@Tag("long")
	void theHostIsUnreachable() throws IOException, InterruptedException {
		Instant start = Clock.systemUTC().instant();
		Ended run;
		try (ClosedPort port = new ClosedPort()) {
			this.jar.with("KALTURA_SERVICE_URL", "http://127.0.0.1:" + port.number() + "/api_v3")
				.with("KALTURA_PARTNER_ID", "102")
				.with("KALTURA_ADMIN_SECRET", Account.SECRET);
			run = this.jar.run("run", "expire-links").with(1);
		}
		assertOneMessage(run, "127.0.0.1", "service URL", "`restart 1`");
		assertThat(run.err().lines().filter((line) -> line.contains("127.0.0.1"))).as("the first failure, and the end")
			.hasSize(2);
		assertThat(Duration.between(start, Clock.systemUTC().instant())).isLessThan(Duration.ofSeconds(60));
	}

	@Test
	@Tag("long")
	void theSandboxDoesNotFitIntoMemory() throws IOException, InterruptedException {
		this.jar.withJvm("-Xmx64m");
		assertOneMessage(this.jar.run("sandbox", "--port", "0", "--links", "1000000").with(2), "--data DIR", "-Xmx");
	}

	@Test
	void theSettingIsWrong() throws IOException, InterruptedException {
		this.jar.with("LINKKEEPER_PLAN_VALIDITY", "nonsense");
		assertOneMessage(this.jar.run("runs", "--sandbox").with(2), "linkkeeper.plan-validity",
				"LINKKEEPER_PLAN_VALIDITY", "it must be a duration such as PT30S or P1D");
	}

	@Test
	void theJobIsUnknown() throws IOException, InterruptedException {
		assertOneMessage(this.jar.run("run", "expire-link", "--sandbox").with(2), "did you mean expire-links?");
	}

	@Test
	void theDefinitionIsNoYaml() throws IOException, InterruptedException {
		Files.writeString(this.jar.definition(), "name: expire-links\ntype: expire\nrule: { grace: P1D\n");
		assertOneMessage(this.jar.run("run", "expire-links", "--sandbox").with(2), "jobs/expire-links.yml:",
				"not YAML");
	}

	@Test
	void theDataFolderCannotBeMade() throws IOException, InterruptedException {
		Files.writeString(this.folder.resolve("file"), "");
		this.jar.with("LINKKEEPER_DATA", "file/data");
		assertOneMessage(this.jar.run("run", "expire-links", "--sandbox").with(2), "file/data", "LINKKEEPER_DATA");
	}

	@Test
	void anotherProcessRunsTheSameJob() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(10)) {
			this.jar.on(account.server());
			Gate gate = account.gateBeforeUpdate(1);
			JarProcess first = this.jar.start("run", "expire-links");
			gate.awaitArrival();
			assertOneMessage(this.jar.run("run", "expire-links").with(6), "Run 1 is executing", "job expire-links",
					"Wait for it");
			gate.open();
			assertThat(first.end().with(0).out()).contains("applied 10 ");
			assertThat(account.updates()).isEqualTo(10);
		}
	}

	private static void assertOneMessage(Ended ended, String... parts) {
		assertThat(ended.out()).isEmpty();
		assertThat(ended.messages()).as(ended.toString()).singleElement().asString().contains(parts);
	}

}
