package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A signal ends a run in order, and a restart finishes it: nothing is sent twice.
 */
class SignalIntegrationTests {

	private static final int EXPIRED = 400;

	private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

	private final Clock clock = Clock.systemUTC();

	@TempDir
	private Path folder;

	@Test
	@Tag("long")
	void termWhileRequestsAreInFlight() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = Jar.in(this.folder).on(account.server());
			Gate gate = account.gateBeforeUpdate(1);
			JarProcess run = jar.start("run", "expire-links", "-p", "limits.maxPercent=100");
			gate.awaitArrival();
			run.terminate();
			run.awaitMessage("Stopping");
			gate.open();
			assertStopped(run);
			assertThat(account.updates()).isLessThan(EXPIRED);
			assertThat(account.idsOf(Status.DISABLED)).as("what was in flight came to its end")
				.hasSize(Math.toIntExact(account.updates()));
			finishes(jar, account);
		}
	}

	@Test
	@Tag("long")
	void ctrlCWhileTheServerDoesNotAnswer() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = Jar.in(this.folder)
				.on(account.server())
				.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
				.hearingInterrupts();
			Gate gate = account.gateAfterUpdate(EXPIRED / 2);
			JarProcess run = jar.start("run", "expire-links", "-p", "limits.maxPercent=100");
			gate.awaitArrival();
			run.interrupt();
			assertStopped(run);
			gate.open();
			finishes(jar, account);
		}
	}

	@Test
	@Tag("process")
	void termDuringAPauseForTheRateLimit() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = Jar.in(this.folder).on(account.server());
			Gate gate = account.gateBeforeUpdate(EXPIRED / 2);
			JarProcess run = jar.start("run", "expire-links", "-p", "limits.maxPercent=100");
			gate.awaitArrival();
			account.faults().blockNext(Integer.MAX_VALUE);
			gate.open();
			run.awaitMessage("blocked by the server's rate limit");
			Instant signal = this.clock.instant();
			run.terminate();
			assertStopped(run);
			assertThat(Duration.between(signal, this.clock.instant())).as("shorter than the pause")
				.isLessThan(Duration.ofSeconds(10));
			account.faults().blockNext(0);
			finishes(jar, account);
		}
	}

	private void assertStopped(JarProcess run) throws IOException, InterruptedException {
		Instant signal = this.clock.instant();
		Ended stopped = run.end().with(5);
		assertThat(Duration.between(signal, this.clock.instant())).isLessThan(LONGEST_STOP);
		assertThat(stopped.out()).startsWith("run 1 of expire-links: stopped");
		assertThat(stopped.messages()).hasSize(2).first().asString().startsWith("Stopping");
		assertThat(stopped.messages()).last().asString().contains("stopped", "`restart 1` goes on");
	}

	private static void finishes(Jar jar, Account account) throws IOException, InterruptedException {
		assertThat(jar.run("restart", "1").with(0).out()).contains("run 1 of expire-links: done",
				"applied %d (already so 0)".formatted(EXPIRED));
		assertThat(account.idsOf(Status.DISABLED)).hasSize(EXPIRED);
		assertThat(account.carriedOut()).as("no link was updated twice").isEqualTo(EXPIRED);
	}

}
