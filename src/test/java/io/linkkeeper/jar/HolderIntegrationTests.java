package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a second shell can do while a run holds the embedded database: everything, through
 * the process of that run.
 */
class HolderIntegrationTests {

	private static final int EXPIRED = 60;

	private static final String ALL = "limits.maxPercent=100";

	@TempDir
	private Path folder;

	private Account account;

	private Jar jar;

	private Gate gate;

	private JarProcess holder;

	@BeforeEach
	void holdTheDatabase() throws IOException {
		this.account = Account.withExpired(EXPIRED);
		this.jar = Jar.in(this.folder)
			.on(this.account.server())
			.with("LINKKEEPER_ANSWER_TIMEOUT", "PT1S")
			// no request is given up while a test looks around
			.with("LINKKEEPER_REQUEST_TIMEOUT", "PT2M")
			.with("LINKKEEPER_CALLS_PER_REQUEST", "10");
		Files.writeString(this.folder.resolve("jobs/others.yml"),
				"{ name: others, type: expire, select: { systemName: ['NAME-gone*'] } }");
		this.gate = this.account.gateBeforeUpdate(1);
		this.holder = this.jar.start("run", "expire-links", "-p", ALL);
		this.gate.awaitArrival();
	}

	@AfterEach
	void close() {
		this.gate.open();
		this.account.close();
	}

	private void holderEnds() throws IOException, InterruptedException {
		this.gate.open();
		assertThat(this.holder.end().with(0).out()).contains("applied %d ".formatted(EXPIRED));
		assertThat(this.account.carriedOut()).isEqualTo(EXPIRED);
		assertThat(this.folder.resolve("data/linkkeeper.endpoint")).doesNotExist();
	}

	@Test
	@Tag("process")
	void looksAtTheRunThatHoldsTheDatabase() throws IOException, InterruptedException {
		JsonNode run = this.jar.run("runs", "--format", "json").with(0).json().get(0);
		assertThat(run.get("status").asString()).isEqualTo("STARTED");
		assertThat(run.get("planned").asInt()).isEqualTo(EXPIRED);
		assertThat(this.jar.run("show", "1", "--changes", "--format", "json").with(0).json()).hasSize(EXPIRED);
		assertThat(this.jar.run("why", "gone00001").with(0).out()).contains("job expire-links", "run 1 (expire)");
		assertThat(this.jar.run("show", "7").with(2).messages().get(0)).contains("There is no run 7");
		assertThat(this.jar.run("restart", "1").with(6).messages()).singleElement()
			.asString()
			.contains("Run 1 is executing");
		holderEnds();
	}

	@Test
	@Tag("long")
	void plansAndAppliesBesideIt() throws IOException, InterruptedException {
		assertThat(this.jar.run("plan", "others", "-p", ALL).with(0).messages()).last()
			.asString()
			.contains("run 2", "`apply 2`");
		holderEnds();
		assertThat(this.jar.run("apply", "2").with(0).out()).contains("already so %d".formatted(EXPIRED));
	}

	@Test
	@Tag("long")
	void termEndsTheRunOfTheShellItReachesAlone() throws IOException, InterruptedException {
		Gate reading = this.account.gateBeforeListing(Status.ENABLED);
		JarProcess plan = this.jar.start("plan", "others", "-p", ALL);
		reading.awaitArrival();
		plan.terminate();
		plan.awaitMessage("Stopping");
		reading.open();
		assertThat(plan.end().with(5).messages()).last().asString().contains("run 2", "`restart 2` goes on");
		holderEnds();
		assertThat(this.jar.run("restart", "2").with(0).out()).contains("run 2 of others");
	}

	@Test
	@Tag("long")
	void stopsTheRunThatHoldsTheDatabase() throws IOException, InterruptedException {
		assertThat(this.jar.run("stop", "1").with(0).messages()).last().asString().contains("`restart 1` goes on");
		assertThat(this.holder.end().with(5).out()).startsWith("run 1 of expire-links: stopped");
		this.gate.open();
		assertThat(this.jar.run("restart", "1").with(0).out()).contains("applied %d ".formatted(EXPIRED));
		assertThat(this.account.carriedOut()).isEqualTo(EXPIRED);
	}

	@Test
	@Tag("long")
	void finishesTheRunOfAShellThatWasKilled() throws IOException, InterruptedException {
		Gate reading = this.account.gateBeforeListing(Status.ENABLED);
		JarProcess plan = this.jar.start("plan", "others", "-p", ALL);
		reading.awaitArrival();
		plan.kill();
		this.gate.open();
		this.holder.awaitMessage("Waiting for 1 command");
		reading.open();
		holderEnds();
		assertThat(this.jar.run("show", "2").with(0).out()).contains("planned: nothing to do");
	}

	@Test
	@Tag("process")
	void tellsWhenTheHolderIsKilledInTheMidst() throws IOException, InterruptedException {
		Gate reading = this.account.gateBeforeListing(Status.ENABLED);
		JarProcess plan = this.jar.start("plan", "others", "-p", ALL);
		reading.awaitArrival();
		this.holder.kill();
		assertThat(plan.end().with(1).messages()).last().asString().contains("`restart RUN` goes on");
		reading.open();
		this.gate.open();
		assertThat(this.folder.resolve("data/linkkeeper.endpoint")).as("left behind").exists();
		assertThat(this.jar.run("restart", "1").with(0).out()).contains("applied %d ".formatted(EXPIRED));
		assertThat(this.jar.run("restart", "2").with(0).out()).contains("run 2 of others");
		assertThat(this.account.carriedOut()).isEqualTo(EXPIRED);
	}

	@Test
	@Tag("long")
	void refusesWhoMeansSomethingElse(@TempDir Path elsewhere) throws IOException, InterruptedException {
		this.jar.with("LINKKEEPER_DATA", this.folder.resolve("data").toString());
		this.jar.with("KALTURA_PARTNER_ID", "103");
		for (List<String> command : List.of(List.of("restart", "1"), List.of("runs"))) {
			assertThat(this.jar.run(command.toArray(String[]::new)).with(2).messages()).singleElement()
				.asString()
				.contains("partner 103", "works on default (partner 102");
		}
		this.jar.with("KALTURA_PARTNER_ID", "");
		assertThat(this.jar.run("plan", "others").with(2).err()).contains("'default' is not configured");
		this.jar.with("KALTURA_PARTNER_ID", "102");
		Jar other = this.jar.startedIn(elsewhere);
		assertThat(other.run("plan", "expire-links").with(2).messages()).singleElement()
			.asString()
			.contains("Give the command in the same place", elsewhere.toRealPath().toString());
		other.run("runs").with(0);
		holderEnds();
	}

	@Test
	@Tag("long")
	void namesTheHolderWhenItCannotBeAsked() throws IOException, InterruptedException {
		Path endpoint = this.folder.resolve("data/linkkeeper.endpoint");
		String address = Files.readString(endpoint);
		Files.writeString(endpoint, address.replaceAll("version=.*", "version=0.0.1"));
		assertNotAsked("is another release");
		Files.writeString(endpoint, address.replaceAll("secret=.*", "secret=0"));
		assertNotAsked("takes commands only from those who can read the file with its address");
		Files.writeString(endpoint, "nonsense");
		assertNotAsked("takes commands only from the user who started it");
		Files.delete(endpoint);
		assertNotAsked("takes no commands now");
		holderEnds();
	}

	private void assertNotAsked(String reason) throws IOException, InterruptedException {
		assertThat(this.jar.run("runs").with(6).messages()).singleElement()
			.asString()
			.contains("is held by process", "`run`", reason, "Try again");
	}

	@Test
	@Tag("process")
	void copiesTheDatabaseInTheMidstOfARun() throws IOException, InterruptedException {
		assertThat(this.jar.run("backup", "copy").with(0).out()).contains("copy holds a copy");
		assertThat(this.jar.run("backup", "copy").with(2).messages()).singleElement().asString().contains("not empty");
		holderEnds();
		this.jar.with("LINKKEEPER_DATA", "copy");
		assertThat(this.jar.run("runs", "--format", "json").with(0).json().get(0).get("status").asString())
			.isEqualTo("STARTED");
		assertThat(this.jar.run("restart", "1").with(0).out()).contains("applied %d ".formatted(EXPIRED));
		assertThat(this.account.carriedOut()).as("no link was updated again").isEqualTo(EXPIRED);
		this.jar.with("LINKKEEPER_DATA", "data");
		this.jar.run("backup", "second").with(0);
		this.jar.with("LINKKEEPER_DATA", "second");
		assertThat(this.jar.run("undo", "1").with(0).out()).contains("applied %d ".formatted(EXPIRED));
		assertThat(this.account.idsOf(Status.DISABLED)).isEmpty();
	}

}
