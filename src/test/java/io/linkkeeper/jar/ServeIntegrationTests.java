package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@code serve} that is killed or stopped in the middle of a scheduled run: the next
 * one goes on with it, and nothing is done twice.
 */
@Tag("process")
class ServeIntegrationTests {

	private static final int EXPIRED = 300;

	/** Enough for a changed definition to be noticed on a busy machine. */
	private static final Duration UNTIL_FIRE = Duration.ofSeconds(8);

	@TempDir
	private Path folder;

	private Jar jarOn(Account account) throws IOException {
		return Jar.in(this.folder)
			.on(account.server())
			.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
			.with("LINKKEEPER_SCHEDULE_LOOK_EVERY", "PT1S");
	}

	/** Serves, and has the job start in a moment, and then in a year. */
	private static JarProcess serve(Jar jar) throws IOException, InterruptedException {
		JarProcess serve = jar.start("serve");
		serve.awaitMessage("Serving 1 scheduled job until Ctrl-C");
		ZonedDateTime fire = Clock.systemUTC().instant().plus(UNTIL_FIRE).atZone(ZoneOffset.UTC);
		Files.writeString(jar.definition(), """
				name: expire-links
				type: expire
				schedule: { cron: "%d %d %d %d %d ?" }
				limits: { maxPercent: 100 }
				""".formatted(fire.getSecond(), fire.getMinute(), fire.getHour(), fire.getDayOfMonth(),
				fire.getMonthValue()));
		return serve;
	}

	@Test
	@Tag("long")
	void killedInAScheduledRun() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = jarOn(account);
			Gate gate = account.gateBeforeUpdate(EXPIRED / 2);
			JarProcess serve = serve(jar);
			gate.awaitArrival();
			serve.kill();
			gate.open();
			JarProcess next = jar.start("serve");
			next.awaitMessage("run 1 of expire-links %d of %d changes applied".formatted(EXPIRED, EXPIRED));
			next.terminate();
			assertThat(next.end().with(0).err()).contains("Run 1 died with its process and goes on now.");
			assertDoneOnce(jar, account, "FAILED", "COMPLETED");
		}
	}

	@Test
	@Tag("long")
	void stoppedInAScheduledRun() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(EXPIRED)) {
			Jar jar = jarOn(account).hearingInterrupts();
			Gate gate = account.gateBeforeUpdate(1);
			JarProcess serve = serve(jar);
			gate.awaitArrival();
			serve.terminate();
			serve.awaitMessage("Stopping");
			gate.open();
			assertThat(serve.end().with(5).messages()).last()
				.isEqualTo("Ended; the runs that were stopped go on at the next start");
			assertThat(account.idsOf(Status.ENABLED)).as("the rest is left for later").hasSizeGreaterThan(2 * EXPIRED);
			JarProcess next = jar.start("serve");
			next.awaitMessage("run 1 of expire-links %d of %d changes applied".formatted(EXPIRED, EXPIRED));
			next.interrupt();
			next.end().with(0);
			assertDoneOnce(jar, account, "STOPPED", "COMPLETED");
		}
	}

	private static void assertDoneOnce(Jar jar, Account account, String... executions)
			throws IOException, InterruptedException {
		JsonNode runs = jar.run("runs", "--format", "json").with(0).json();
		assertThat(runs.values()).as("one run").hasSize(1);
		JsonNode run = jar.run("show", "1", "--format", "json").with(0).json();
		assertThat(run.get("applied").asInt()).isEqualTo(EXPIRED);
		assertThat(run.get("executions").values()).extracting((execution) -> execution.get("status").asString())
			.containsExactly(executions);
		assertThat(account.idsOf(Status.DISABLED)).hasSize(EXPIRED);
		assertThat(account.updates()).as("each link was updated once").isEqualTo(EXPIRED);
	}

	@Test
	@Tag("long")
	void pausedWithoutServing() throws IOException, InterruptedException {
		Jar jar = Jar.in(this.folder);
		assertThat(jar.run("pause", "expire-links", "--reason", "campaign week").with(0).messages())
			.containsExactly("expire-links is paused; `resume expire-links` ends it");
		JsonNode job = jar.run("jobs", "--format", "json").with(0).json().get(0);
		assertThat(job.get("paused").asString()).endsWith("Z: campaign week");
		assertThat(job.get("nextStart").isNull()).isTrue();
		assertThat(jar.run("schedule", "--next", "2", "--format", "json").with(0).json()).hasSize(2)
			.allMatch((row) -> row.get("paused").asString().endsWith("campaign week"));
		jar.run("resume", "expire-links").with(0);
		assertThat(jar.run("jobs", "--format", "json").with(0).json().get(0).get("nextStart").asString())
			.matches(".*T0[23]:15:00Z");
		assertThat(jar.run("pause", "expire-link").with(2).err()).contains("did you mean expire-links?");
	}

	@Test
	void secondShellWorksWhileItServes() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(5)) {
			Jar jar = jarOn(account);
			JarProcess serve = jar.start("serve");
			serve.awaitMessage("Serving 1 scheduled job until Ctrl-C");
			assertThat(jar.run("serve").with(6).messages()).singleElement().asString().contains("`serve`");
			jar.run("pause", "expire-links").with(0);
			assertThat(jar.run("jobs", "--format", "json").with(0).json().get(0).get("paused").asString())
				.startsWith("since ");
			assertThat(jar.run("run", "expire-links", "-p", "limits.maxPercent=100").with(0).out())
				.contains("applied 5 ");
			serve.terminate();
			assertThat(serve.end().with(0).messages()).last().isEqualTo("Ended; no run was stopped");
			assertThat(account.updates()).isEqualTo(5);
		}
	}

}
