package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.linkkeeper.TestAppToken;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One job for two accounts, the second of which signs in with an app token in a file.
 */
@Tag("process")
class AccountsIntegrationTests {

	@TempDir
	private Path folder;

	@Test
	void eachAccountHasARunOfItsOwn() throws IOException, InterruptedException {
		try (Account first = Account.withExpired(5); Account second = Account.withExpired(7)) {
			Jar jar = jar(first, second);
			assertThat(jar.run("doctor").with(0).out()).contains("default (partner 102", "second (partner 102")
				.doesNotContain("BAD");
			Ended run = jar.run("run", "tidy").with(0);
			assertThat(run.messages()).containsExactly("account default:",
					"run 1 5 of 5 changes applied: 0 added, 0 changed, 5 disabled, 0 enabled, 0 DELETED for good",
					"account second:",
					"run 2 7 of 7 changes applied: 0 added, 0 changed, 7 disabled, 0 enabled, 0 DELETED for good");
			assertThat(run.out()).contains("run 1 of tidy: done", "run 2 of tidy: done");
			assertThat(first.idsOf(Status.DISABLED)).hasSize(5);
			assertThat(second.idsOf(Status.DISABLED)).hasSize(7);
			JsonNode shown = jar.run("show", "2", "--format", "json").with(0).json();
			assertThat(shown.get("account").asString()).startsWith("second (partner 102 at ");
			assertThat(jar.run("jobs").with(0).out()).contains("default, second");
			jar.run("undo", "2").with(0);
			assertThat(second.idsOf(Status.DISABLED)).isEmpty();
			assertThat(first.idsOf(Status.DISABLED)).hasSize(5);
		}
	}

	@Test
	@Tag("long")
	void oneAccountAlone() throws IOException, InterruptedException {
		try (Account first = Account.withExpired(5); Account second = Account.withExpired(7)) {
			Jar jar = jar(first, second);
			assertThat(jar.run("run", "tidy", "--account", "second").with(0).messages()).containsExactly(
					"run 1 7 of 7 changes applied: 0 added, 0 changed, 7 disabled, 0 enabled, 0 DELETED for good");
			assertThat(first.server().requests().received()).isEmpty();
			assertThat(jar.run("why", "gone00001", "--account", "default").with(0).out()).contains("job tidy ")
				.doesNotContain("second");
		}
	}

	@Test
	@Tag("long")
	void whatIsWrongWithOneAccountDoesNotKeepTheNext() throws IOException, InterruptedException {
		try (Account first = Account.withExpired(5); Account second = Account.withExpired(30)) {
			Jar jar = jar(first, second).with("KALTURA_PARTNER_ID", "none");
			Ended run = jar.run("run", "tidy").with(2);
			assertThat(run.messages()).hasSize(4);
			assertThat(run.messages().get(1)).contains("'default'", "KALTURA_PARTNER_ID");
			assertThat(run.messages().get(3)).startsWith("run 1 stopped by the guard");
			jar.with("KALTURA_PARTNER_ID", "102");
			assertThat(jar.run("plan", "tidy").with(4).messages().get(1)).startsWith("run 2 planned: 5 changes");
		}
	}

	@Test
	void aStopKeepsTheNextFromBeginning() throws IOException, InterruptedException {
		try (Account first = Account.withExpired(5); Account second = Account.withExpired(7)) {
			Jar jar = jar(first, second);
			Gate gate = first.gateBeforeUpdate(1);
			JarProcess run = jar.start("run", "tidy");
			gate.awaitArrival();
			run.terminate();
			run.awaitMessage("Stopping");
			gate.open();
			assertThat(run.end().with(5).messages()).last().isEqualTo("account second: not started");
			assertThat(second.updates()).isZero();
		}
	}

	private Jar jar(Account first, Account second) throws IOException {
		TestAppToken token = TestAppToken.add(second.server());
		first.server().requests().clear();
		Jar jar = Jar.in(this.folder).on(first.server());
		Files.writeString(this.folder.resolve("jobs/tidy.yml"),
				"name: tidy\ntype: expire\naccounts: [default, second]\n");
		Files.writeString(this.folder.resolve("second.token"), token.token() + "\n");
		return jar.with("LINKKEEPER_ACCOUNTS_SECOND_SERVICE_URL", second.server().serviceUrl().toString())
			.with("LINKKEEPER_ACCOUNTS_SECOND_PARTNER_ID", String.valueOf(second.server().partnerId()))
			.with("LINKKEEPER_ACCOUNTS_SECOND_APP_TOKEN_ID", token.id())
			.with("LINKKEEPER_ACCOUNTS_SECOND_APP_TOKEN_FILE", "second.token");
	}

}
