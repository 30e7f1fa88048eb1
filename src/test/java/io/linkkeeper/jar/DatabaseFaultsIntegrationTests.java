package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.sandbox.SandboxLink.Status;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A PostgreSQL server that is away, full or slow to answer while processes work on it.
 */
@Tag("process")
@Timeout(240)
class DatabaseFaultsIntegrationTests {

	private static final int EXPIRED = 200;

	private static final String[] RUN = { "run", "expire-links", "-p", "limits.maxPercent=100" };

	private static final Duration AWAY = Duration.ofSeconds(45);

	private static final Duration RECOVERY = Duration.ofMinutes(1);

	private final Clock clock = Clock.systemUTC();

	private final Account account = Account.withExpired(EXPIRED);

	@TempDir
	private Path folder;

	private OwnPostgres postgres;

	@BeforeEach
	void start() throws IOException {
		this.postgres = new OwnPostgres(this.folder.resolve("postgres"), "pass3word");
	}

	@AfterEach
	void stop() {
		this.account.close();
		this.postgres.close();
	}

	private Jar jar() throws IOException {
		return Jar.in(this.folder)
			.on(this.account.server())
			.with("LINKKEEPER_DB_URL", this.postgres.url())
			.with("LINKKEEPER_DB_USER", OwnPostgres.NAME)
			.with("LINKKEEPER_DB_PASSWORD", "pass3word")
			.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
			.with("LINKKEEPER_LEASE", "PT5S");
	}

	@Test
	void worksAgainAMinuteAfterAServerThatWasAwayFor45Seconds() throws IOException, InterruptedException {
		Jar jar = jar();
		ServedJob.everyFiveSeconds(jar);
		HealthPage health = HealthPage.of(jar);
		Gate gate = this.account.gateBeforeUpdate(EXPIRED / 2);
		JarProcess serve = jar.start("serve");
		gate.awaitArrival();
		Instant begin = this.clock.instant();
		this.postgres.end();
		gate.open();
		Awaitility.await().atMost(AWAY).untilAsserted(() -> assertThat(health.answer()).startsWith(HealthPage.DOWN));
		Awaitility.await().atMost(AWAY.multipliedBy(2)).until(() -> this.clock.instant().isAfter(begin.plus(AWAY)));
		this.postgres.startAgain();
		Instant back = this.clock.instant();
		Awaitility.await().atMost(RECOVERY).untilAsserted(() -> assertThat(health.answer()).startsWith(HealthPage.UP));
		serve.awaitMessage("run 1 of expire-links %d of %d changes applied".formatted(EXPIRED, EXPIRED));
		serve.awaitMessage("of expire-links nothing to do");
		assertThat(Duration.between(back, this.clock.instant())).isLessThan(RECOVERY);
		assertThat(this.account.idsOf(Status.DISABLED)).hasSize(EXPIRED);
		assertThat(this.account.carriedOut()).as("each link was updated once").isEqualTo(EXPIRED);
		serve.terminate();
		serve.end().withAnyTrace(0);
	}

	@Test
	void goesOnAfterRoomWasMadeOnTheDatabaseDisk() throws IOException, InterruptedException {
		Jar jar = jar();
		Gate gate = this.account.gateBeforeUpdate(EXPIRED / 2);
		JarProcess run = jar.start(RUN);
		gate.awaitArrival();
		this.postgres.fillDisk();
		gate.open();
		Ended full = run.end();
		assertThat(full.exitCode()).as(full.toString()).isEqualTo(1);
		assertThat(full.messages()).anyMatch((line) -> line.contains("the database disk is full; make room there"));
		assertThat(jar.run(RUN).messages())
			.anyMatch((line) -> line.contains("the database disk is full; make room there"));
		this.postgres.makeRoom();
		Awaitility.await()
			.pollInterval(Duration.ofSeconds(2))
			.atMost(RECOVERY)
			.until(() -> jar.run("restart", "1").exitCode() == 0);
		assertThat(this.account.idsOf(Status.DISABLED)).hasSize(EXPIRED);
		assertThat(this.account.carriedOut()).as("each link was updated once").isEqualTo(EXPIRED);
	}

	@Test
	void endsWith5WhenItIsTerminatedDuringItsStart() throws IOException, InterruptedException, SQLException {
		Jar jar = jar();
		jar.run("runs").with(0);
		try (Connection other = this.postgres.connect(); Statement lock = other.createStatement()) {
			other.setAutoCommit(false);
			lock.execute("lock table flyway_schema_history in access exclusive mode");
			JarProcess serve = jar.start("serve");
			Awaitility.await().atMost(RECOVERY).until(() -> this.postgres.waitingForLocks() > 0);
			serve.terminate();
			assertThat(serve.end().with(5).messages()).containsExactly("Stopped before anything had begun");
		}
	}

}
