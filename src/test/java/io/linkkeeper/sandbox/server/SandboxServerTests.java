package io.linkkeeper.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.linkkeeper.SettableClock;
import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.SandboxException;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Starting, filling, stopping and starting again.
 */
class SandboxServerTests {

	private final Path folder;

	SandboxServerTests(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void keepsItsAccountFromStartToStart() {
		SandboxOptions options = SandboxOptions.defaults().withData(this.folder.resolve("data")).withLinks(300);
		try (TestSandbox sandbox = TestSandbox.with(options)) {
			sandbox.account().put(TestSandbox.link("mine").withUserId("ann"));
			sandbox.call("session.end");
		}
		try (TestSandbox sandbox = TestSandbox.with(options)) {
			assertThat(sandbox.account().linkCount()).isEqualTo(301);
			assertThat(sandbox.account().link("mine")).contains(TestSandbox.link("mine").withUserId("ann"));
			assertThat(sandbox.account().user("ann")).isPresent();
			assertThat(sandbox.call("shortlink_shortlink.list").get("totalCount").asInt()).isEqualTo(301);
		}
	}

	@Test
	void fillsAgainWhatWasLeftHalfFilled() throws IOException {
		SandboxOptions options = SandboxOptions.defaults().withData(this.folder).withLinks(100);
		TestSandbox.with(options).close();
		Files.delete(this.folder.resolve("account.complete"));
		try (TestSandbox sandbox = TestSandbox.with(options)) {
			assertThat(sandbox.account().linkCount()).isEqualTo(100);
		}
	}

	@Test
	void refusesFolderInUse() {
		SandboxOptions options = SandboxOptions.defaults().withData(this.folder);
		try (TestSandbox first = TestSandbox.with(options)) {
			assertThat(first.server().port()).isPositive();
			assertRefused(options, "The data folder " + this.folder + " is in use by another sandbox");
		}
	}

	@Test
	void refusesFolderThatIsAFile() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "");
		assertRefused(SandboxOptions.defaults().withData(file), "The data folder " + file + " cannot be written");
	}

	@Test
	void refusesPortInUseAndLetsGoOfTheFolder() {
		SandboxOptions options = SandboxOptions.defaults().withData(this.folder);
		try (TestSandbox first = TestSandbox.empty()) {
			assertRefused(options.withPort(first.server().port()), "Port " + first.server().port() + " is taken");
		}
		TestSandbox.with(options).close();
	}

	@Test
	void readsSeedByColumnNames() throws IOException {
		Path seed = seed("\uFEFFsystemName,id,fullUrl,status,expiresAt,userId,createdAt,updatedAt\n"
				+ "one,a1,https://example.com/1,1,2026-12-01T00:00:00Z,ann,1700000000,1700000001\n\n"
				+ "\"two, or more\",b2,\"https://example.com/\"\"2\",ENABLED,,,,\n");
		try (TestSandbox sandbox = TestSandbox.with(SandboxOptions.defaults().withSeed(seed))) {
			assertThat(sandbox.account().linkCount()).isEqualTo(2);
			SandboxLink one = sandbox.account().link("a1").orElseThrow();
			assertThat(one.status()).isEqualTo(SandboxLink.Status.DISABLED);
			assertThat(one.expiresAt()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
			assertThat(one.updatedAt()).isEqualTo(Instant.ofEpochSecond(1700000001));
			SandboxLink two = sandbox.account().link("b2").orElseThrow();
			assertThat(two.systemName()).isEqualTo("two, or more");
			assertThat(two.fullUrl()).isEqualTo("https://example.com/\"2");
			assertThat(two.createdAt()).isEqualTo(TestSandbox.NOW);
			assertThat(sandbox.account().user("ann")).isPresent();
		}
	}

	@Test
	void namesTheLineOfABadSeed() throws IOException {
		Path time = seed("systemName,fullUrl,expiresAt\na,b,\nc,d,soon\n");
		assertRefused(SandboxOptions.defaults().withSeed(time), time + ":3: expiresAt is \"soon\"");
		Path column = seed("systemName,fullUrl,expires\n");
		assertRefused(SandboxOptions.defaults().withSeed(column), column + ":1: unknown column \"expires\"");
		Path fields = seed("systemName,fullUrl\na,b,c\n");
		assertRefused(SandboxOptions.defaults().withSeed(fields), fields + ":2: has 3 fields, the header 2");
		Path twice = seed("id,systemName,fullUrl\nx,a,b\nx,a,b\n");
		assertRefused(SandboxOptions.defaults().withSeed(twice), twice + ":3: the id x occurs twice in the file");
		Path missing = this.folder.resolve("missing.csv");
		assertRefused(SandboxOptions.defaults().withSeed(missing), "Cannot read the seed file " + missing);
	}

	@Test
	void namesTheBadOption() {
		assertThatThrownBy(() -> SandboxOptions.defaults().withFailRate(1.5))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessage("The fail rate must be 0 to 1, not 1.5");
		assertThatThrownBy(() -> SandboxOptions.defaults().withPort(70000))
			.isInstanceOf(IllegalArgumentException.class);
	}

	private Path seed(String text) throws IOException {
		return Files.writeString(Files.createTempFile(this.folder, "seed", ".csv"), text);
	}

	private static void assertRefused(SandboxOptions options, String message) {
		assertThatThrownBy(() -> SandboxServer.start(options, new SettableClock(TestSandbox.NOW)))
			.isInstanceOf(SandboxException.class)
			.hasMessageStartingWith(message);
	}

}
