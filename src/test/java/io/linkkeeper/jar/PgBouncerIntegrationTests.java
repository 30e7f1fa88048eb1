package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Path;

import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A database behind PgBouncer, which gives each transaction another connection.
 */
@Tag("process")
class PgBouncerIntegrationTests {

	private static final int EXPIRED = 120;

	private static final String PASSWORD = "pass3word";

	private static final String[] RUN = { "run", "expire-links", "-p", "limits.maxPercent=100" };

	private final Account account = Account.withExpired(EXPIRED);

	@TempDir
	private Path folder;

	private OwnPostgres postgres;

	private PgBouncer bouncer;

	@BeforeEach
	void start() throws IOException {
		assumeTrue(PgBouncer.isInstalled(), "PgBouncer is not installed");
		this.postgres = new OwnPostgres(this.folder.resolve("postgres"), PASSWORD);
		this.bouncer = PgBouncer.before(this.postgres, this.folder, PASSWORD);
	}

	@AfterEach
	void stop() {
		this.account.close();
		if (this.bouncer != null) {
			this.bouncer.close();
		}
		if (this.postgres != null) {
			this.postgres.close();
		}
	}

	private Jar jar(String settings) throws IOException {
		return Jar.in(this.folder)
			.on(this.account.server())
			.with("LINKKEEPER_DB_URL", this.bouncer.url() + settings)
			.with("LINKKEEPER_DB_USER", OwnPostgres.NAME)
			.with("LINKKEEPER_DB_PASSWORD", PASSWORD);
	}

	@Test
	void runsAndServesWithoutPreparedStatements() throws IOException, InterruptedException {
		Jar jar = jar("?prepareThreshold=0");
		jar.run(RUN).with(0);
		assertThat(this.account.idsOf(Status.DISABLED)).hasSize(EXPIRED);
		ServedJob.everyFiveSeconds(jar);
		JarProcess serve = jar.start("serve");
		serve.awaitMessage("of expire-links nothing to do");
		serve.terminate();
		assertThat(serve.end().with(0).err()).doesNotContain("ERROR");
	}

	@Test
	void saysWhatToSetForPreparedStatements() throws IOException, InterruptedException {
		Ended run = jar("").run(RUN);
		assertThat(run.exitCode()).as(run.toString()).isNotZero();
		assertThat(run.messages()).anyMatch((line) -> line.contains("add prepareThreshold=0 to LINKKEEPER_DB_URL"));
		jar("?prepareThreshold=0").run("runs").with(0);
	}

}
