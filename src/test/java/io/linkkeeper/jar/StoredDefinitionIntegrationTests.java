package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person decides between planning and applying.
 */
@Tag("process")
class StoredDefinitionIntegrationTests {

	@TempDir
	private Path folder;

	@Test
	void aRunOverALimitGoesOnForAReasonWithTheDefinitionItBeganWith() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(40)) {
			Jar jar = Jar.in(this.folder).on(account.server());
			assertThat(jar.run("run", "expire-links").with(4).err()).contains("limits.maxPercent is 20",
					"`apply 1 --over-limit REASON`");
			edit(jar, "action: disable", "action: delete");
			assertThat(jar.run("apply", "1").with(4).messages()).singleElement()
				.asString()
				.contains("over a limit", "--over-limit REASON");
			assertThat(account.idsOf(Status.ENABLED)).as("nothing was changed").hasSize(120);
			jar.run("apply", "1", "--over-limit", "the campaign has ended").with(0);
			assertThat(account.idsOf(Status.DISABLED)).hasSize(40);
			assertThat(account.idsOf(Status.DELETED)).isEmpty();
			JsonNode run = jar.run("show", "1", "--format", "json").with(0).json();
			assertThat(run.get("approvalReason").asString()).isEqualTo("the campaign has ended");
			assertThat(run.get("guard").get("verdict").asString()).isEqualTo("GUARD");
		}
	}

	@Test
	@Tag("long")
	void theFutureCanBePlannedOnly() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(3)) {
			Jar jar = Jar.in(this.folder).on(account.server());
			String tomorrow = Clock.systemUTC().instant().plus(Duration.ofDays(1)).toString();
			assertThat(jar.run("run", "expire-links", "--as-of", tomorrow).with(2).messages()).first()
				.asString()
				.contains("serves plans only");
			assertThat(jar.run("plan", "expire-links", "--as-of", tomorrow).with(0).out()).contains("planned 3,");
			assertThat(jar.run("apply", "1").with(2).messages()).singleElement().asString().contains("in the future");
			assertThat(account.updates()).isZero();
		}
	}

	private static void edit(Jar jar, String from, String to) throws IOException {
		String text = Files.readString(jar.definition());
		assertThat(text).contains(from);
		Files.writeString(jar.definition(), text.replace(from, to));
	}

}
