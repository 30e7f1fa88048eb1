package io.linkkeeper.jar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.linkkeeper.TestAppToken;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No credential is found in anything that the program writes, at whatever log level and
 * whatever goes wrong.
 */
@Tag("process")
class SecretsIntegrationTests {

	/** Every session of today's format begins so: "v2|" in Base64. */
	private static final String BEGINNING_OF_A_KS = "djJ8";

	private static final String WRONG_SECRET = "badc0ffee0ddf00dbadc0ffee0ddf00d";

	private static final String MAIL_PASSWORD = "m4ilPassw0rd";

	private static final String WEBHOOK_TOKEN = "t0kenInTheUrl";

	private static final String WEBHOOK_SECRET = "webh00kSecret";

	@TempDir
	private Path folder;

	@TempDir
	private Path secrets;

	@Test
	void nothingShowsInARunWhoseSessionsAreRefused() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(60)) {
			Set<String> sessions = ConcurrentHashMap.newKeySet();
			account.faults()
				.before((request) -> sessions.addAll(request.parameters()
					.entrySet()
					.stream()
					.filter((parameter) -> parameter.getKey().endsWith("ks"))
					.map((parameter) -> parameter.getValue())
					.toList()));
			expireSessionsAmongTheUpdates(account);
			Jar jar = traced(account).with("LINKKEEPER_CALLS_PER_REQUEST", "5");
			jar.run("run", "expire-links", "-p", "limits.maxPercent=100", "--stacktrace").withAnyTrace(0);
			assertThat(sessions).hasSizeGreaterThan(1).allMatch((ks) -> ks.startsWith(BEGINNING_OF_A_KS));
			assertNothingHolds(sessions.toArray(String[]::new));
		}
	}

	@Test
	@Tag("long")
	void nothingShowsWhenTheSecretIsWrong() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(1)) {
			Jar jar = traced(account).with("KALTURA_ADMIN_SECRET", WRONG_SECRET);
			jar.run("run", "expire-links", "--stacktrace").withAnyTrace(2);
			assertNothingHolds(WRONG_SECRET);
		}
	}

	@Test
	void nothingShowsOfAnAppTokenInAFile() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(60)) {
			TestAppToken token = TestAppToken.add(account.server(), "hashType", "SHA256");
			expireSessionsAmongTheUpdates(account);
			Jar jar = withAppToken(account, token.id(), token.token());
			jar.run("run", "expire-links", "-p", "limits.maxPercent=100", "--stacktrace").withAnyTrace(0);
			assertThat(account.server().requests().effective("apptoken.startsession")).isGreaterThan(1);
			assertNothingHolds(token.token());
		}
	}

	@Test
	@Tag("long")
	void nothingShowsWhenTheAppTokenIsWrong() throws IOException, InterruptedException {
		try (Account account = Account.withExpired(1)) {
			TestAppToken token = TestAppToken.add(account.server());
			Jar jar = withAppToken(account, token.id(), WRONG_SECRET);
			assertThat(jar.run("run", "expire-links", "--stacktrace").withAnyTrace(2).err())
				.contains("KALTURA_APP_TOKEN_ID", "INVALID_APP_TOKEN_HASH");
			assertNothingHolds(WRONG_SECRET, token.token());
		}
	}

	private Jar withAppToken(Account account, String id, String token) throws IOException {
		Path file = Files.writeString(this.secrets.resolve("token"), token + "\n");
		return traced(account).with("LINKKEEPER_CALLS_PER_REQUEST", "5")
			.with("KALTURA_ADMIN_SECRET", "")
			.with("KALTURA_APP_TOKEN_ID", id)
			.with("KALTURA_APP_TOKEN_FILE", file.toString());
	}

	@Test
	@Tag("long")
	void nothingShowsOfWhatIsNeededToTellPeople() throws IOException, InterruptedException {
		GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
		mail.start();
		mail.setUser("linkkeeper@example.com", "linkkeeper", MAIL_PASSWORD);
		try (Account account = Account.withExpired(1)) {
			Jar jar = traced(account).with("KALTURA_ADMIN_SECRET", WRONG_SECRET)
				.with("LINKKEEPER_NOTIFY_MAIL_HOST", "127.0.0.1")
				.with("LINKKEEPER_NOTIFY_MAIL_PORT", String.valueOf(mail.getSmtp().getPort()))
				.with("LINKKEEPER_NOTIFY_MAIL_SECURITY", "none")
				.with("LINKKEEPER_NOTIFY_MAIL_USER", "linkkeeper")
				.with("LINKKEEPER_NOTIFY_MAIL_PASSWORD", MAIL_PASSWORD)
				.with("LINKKEEPER_NOTIFY_MAIL_TO", "ops@example.com")
				.with("LINKKEEPER_NOTIFY_WEBHOOK_URL", "http://127.0.0.1:1/" + WEBHOOK_TOKEN)
				.with("LINKKEEPER_NOTIFY_WEBHOOK_SECRET", WEBHOOK_SECRET);
			jar.run("run", "expire-links", "--stacktrace").withAnyTrace(2);
			assertThat(mail.getReceivedMessages()).hasSize(1);
			assertNothingHolds(MAIL_PASSWORD, base64(MAIL_PASSWORD), base64("\0linkkeeper\0" + MAIL_PASSWORD),
					WEBHOOK_TOKEN, WEBHOOK_SECRET);
		}
		finally {
			mail.stop();
		}
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private Jar traced(Account account) throws IOException {
		return Jar.in(this.folder)
			.on(account.server())
			.with("LOGGING_LEVEL_ROOT", "TRACE")
			.with("LOGGING_LEVEL_IO_LINKKEEPER", "TRACE");
	}

	private static void expireSessionsAmongTheUpdates(Account account) {
		account.faults().after((request) -> {
			if (request.is("shortlink_shortlink.update") && request.number() == 20) {
				account.faults().expireSessions();
			}
		});
	}

	private void assertNothingHolds(String... credentials) throws IOException {
		try (Stream<Path> files = Files.walk(this.folder)) {
			List<Path> written = files.filter(Files::isRegularFile).toList();
			assertThat(written).extracting((file) -> file.getFileName().toString())
				.contains("err-1", "linkkeeper.script", "linkkeeper.lock");
			for (Path file : written) {
				String text = Files.readString(file, StandardCharsets.ISO_8859_1);
				assertThat(text.contains(Account.SECRET)).as("%s holds the secret", file).isFalse();
				assertThat(text.contains(BEGINNING_OF_A_KS)).as("%s holds a session", file).isFalse();
				assertThat(credentials)
					.allSatisfy((credential) -> assertThat(text.contains(credential)).as("%s holds a credential", file)
						.isFalse());
			}
		}
	}

}
