package io.linkkeeper.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.Definitions;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestAppToken;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestWorker;
import io.linkkeeper.account.LinkkeeperProperties;
import io.linkkeeper.account.SecretFiles;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.doctor.DoctorCheck.Result;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.mock.env.MockEnvironment;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the doctor finds in accounts that are right, wrong and half right.
 */
class DoctorIntegrationTests {

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private final SandboxServer first = SandboxServer.start(SandboxOptions.defaults(), this.clock);

	private final SandboxServer second = SandboxServer
		.start(SandboxOptions.defaults().withAccount(203, "5eacd83f0b1c4e3797d9a4f1e2b3c4d5"), this.clock);

	private final List<JobDefinition> jobs = new ArrayList<>();

	@AfterEach
	void stop() {
		this.first.close();
		this.second.close();
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void findsEverythingRightInTwoAccounts() {
		List<DoctorCheck> checks = examine(TestAppToken.add(this.second), "default", "second");
		assertThat(checks).allMatch(DoctorCheck::ok)
			.extracting(DoctorCheck::name)
			.containsExactly("database", "files", "account", "credentials", "clock", "rights", "rights", "rights",
					"dates", "account", "credentials", "clock", "rights", "rights", "rights", "dates");
		assertThat(checks).extracting(DoctorCheck::message)
			.anyMatch((message) -> message.startsWith("second (partner 203 at "))
			.contains("may change short links", "may look up users");
	}

	@Test
	void warnsOfWhatProtectsNothing() {
		this.first.account()
			.put(SandboxLink.enabled("link1", this.clock.instant(), "VIP-1", "https://example.com/1")
				.withUserId("boss"));
		this.jobs.add(Definitions.expire("\"select\":{\"protect\":{\"systemName\":[\"VIP-*\",\"PROMO-*\",\"VIP-2\"],"
				+ "\"userId\":[\"boss\",\"chef\"],\"id\":[\"link1\",\"link2\"]}}"));
		this.jobs.add(Definitions.dedup("\"select\":{\"protect\":{\"systemName\":[\"VIP-*\"]}}"));
		this.jobs.add(Definitions.exported());
		List<DoctorCheck> checks = examine(TestAppToken.add(this.second), "default");
		assertThat(checks).allMatch(DoctorCheck::ok)
			.filteredOn((check) -> check.name().equals("protect"))
			.extracting((check) -> check.result() + " " + check.message())
			.containsExactly(
					"WARN expire-links names what protects no link of the account: select.protect.id link2,"
							+ " select.protect.systemName PROMO-*, select.protect.systemName VIP-2,"
							+ " select.protect.userId chef; correct it in its definition",
					"OK dedup-links protects what it names");
	}

	@Test
	void warnsOfAFolderThatOthersCanEnter(@TempDir Path folder) throws IOException {
		LinkkeeperProperties properties = LinkkeeperProperties.read(folder);
		LocalFiles rights = new LocalFiles(folder.toString(), properties,
				new SecretFiles(properties, new MockEnvironment()), DataDisk.UNCHECKED);
		assertThat(rights.checks()).extracting(DoctorCheck::result).containsExactly(Result.OK);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		assertThat(rights.checks()).singleElement().satisfies((check) -> {
			assertThat(check.result()).isEqualTo(Result.WARN);
			assertThat(check.message()).contains("chmod -R go= " + folder);
		});
	}

	@Test
	void warnsOfUnrealDates() {
		SandboxLink link = SandboxLink.enabled("a", Instant.EPOCH, "A", "https://example.com/1");
		this.first.account().put(link.withExpiresAt(Instant.ofEpochSecond(-5)));
		assertThat(examine(TestAppToken.add(this.second), "default")).contains(new DoctorCheck("dates", Result.WARN,
				"1 links were created before 2005 or after now, and are treated like others; 1 links expire in 1970 or "
						+ "before, of which goto says that they have expired, and which no job expires"));
	}

	@Test
	void changesNoLink() {
		examine(TestAppToken.add(this.second), "default", "second");
		assertThat(List.of(this.first, this.second))
			.allMatch((sandbox) -> sandbox.requests().effective("shortlink_shortlink.update") == 0)
			.allMatch((sandbox) -> sandbox.account().linkCount() == 0);
	}

	@Test
	void findsAnAppTokenThatStartsNoAdminSession() {
		List<DoctorCheck> checks = examine(TestAppToken.add(this.second, "sessionType", "0"), "second", "default");
		assertThat(checks).filteredOn((check) -> !check.ok()).singleElement().satisfies((check) -> {
			assertThat(check.name()).isEqualTo("credentials");
			assertThat(check.message()).contains("sessionType 2");
		});
		assertThat(checks).as("the next account is examined all the same").hasSize(11);
	}

	@Test
	void findsDeletedAppToken() {
		TestAppToken token = TestAppToken.add(this.second);
		token.delete(this.second);
		assertThat(examine(token, "second")).last().satisfies((check) -> {
			assertThat(check.ok()).isFalse();
			assertThat(check.message()).contains("APP_TOKEN_ID_NOT_FOUND", "linkkeeper.accounts.second.app-token-id");
		});
	}

	@Test
	void findsAnAccountThatIsNotConfigured() {
		assertThat(examine(TestAppToken.add(this.second), "third")).last().satisfies((check) -> {
			assertThat(check.ok()).isFalse();
			assertThat(check.message()).contains("'third' is not configured", "Configured: default, second.");
		});
	}

	private List<DoctorCheck> examine(TestAppToken token, String... accounts) {
		try (TestWorker worker = TestWorker.on(this.first, this.clock)
			.property("linkkeeper.accounts.second.service-url", this.second.serviceUrl())
			.property("linkkeeper.accounts.second.partner-id", this.second.partnerId())
			.property("linkkeeper.accounts.second.app-token-id", token.id())
			.property("linkkeeper.accounts.second.app-token", token.token())
			.start()) {
			return worker.bean(Doctor.class).examine(List.of(accounts), this.jobs);
		}
	}

}
