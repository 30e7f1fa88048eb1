package io.linkkeeper.sandbox.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Application tokens, and the sessions that are started with them.
 */
@ParameterizedClass
@EnumSource(names = { "GUIDE", "SERVER" })
class AppTokenTests {

	private final TestSandbox sandbox;

	private final String admin;

	AppTokenTests(Dialect dialect) {
		this.sandbox = TestSandbox.of(dialect);
		this.admin = this.sandbox.ks();
	}

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	@ParameterizedTest
	@CsvSource({ "MD5,MD5", "SHA1,SHA-1", "SHA256,SHA-256", "SHA512,SHA-512" })
	void startsSessionByHash(String hashType, String algorithm) throws GeneralSecurityException {
		JsonNode session = start(add("appToken[hashType]", hashType, "appToken[sessionType]", "2",
				"appToken[sessionUserId]", "robot", "appToken[sessionPrivileges]", "list:*"), algorithm);
		assertThat(session.get("userId").asString()).isEqualTo("robot");
		assertThat(session.get("sessionType").asString()).isEqualTo("2");
		assertThat(session.get("privileges").asString()).contains("list:*", "apptoken:", "sessionid:");
		this.sandbox.use(session.get("ks").asString());
		assertThat(this.sandbox.call("session.get").get("userId").asString()).isEqualTo("robot");
	}

	@Test
	void sessionIsNoLongerThanTheTokenAllows() throws GeneralSecurityException {
		assertThat(expiry(start(add("appToken[sessionDuration]", "600"), "SHA-1", "expiry", "7200"))).isEqualTo(600);
		assertThat(expiry(start(add("appToken[sessionDuration]", "600"), "SHA-1", "expiry", "60"))).isEqualTo(60);
		String end = Long.toString(TestSandbox.NOW.getEpochSecond() + 100);
		assertThat(expiry(start(add("appToken[expiry]", end), "SHA-1"))).isEqualTo(100);
	}

	@Test
	void refusesWrongHashUnknownAndExpiredTokens() throws GeneralSecurityException {
		JsonNode token = add("appToken[expiry]", Long.toString(TestSandbox.NOW.getEpochSecond() + 100));
		this.sandbox.use(widget());
		TestSandbox.assertError(this.sandbox.call("appToken.startSession", "id", token.get("id").asString(),
				"tokenHash", token.get("token").asString()), "INVALID_APP_TOKEN_HASH");
		TestSandbox.assertError(this.sandbox.call("appToken.startSession", "id", "0_none", "tokenHash", "x"),
				"APP_TOKEN_ID_NOT_FOUND");
		this.sandbox.clock().advance(Duration.ofSeconds(101));
		TestSandbox.assertError(start(token, "SHA-1"), "APP_TOKEN_EXPIRED");
	}

	@Test
	void deletedTokenEndsItsSessions() throws GeneralSecurityException {
		JsonNode token = add("appToken[sessionType]", "2");
		String ks = start(token, "SHA-1").get("ks").asString();
		this.sandbox.use(this.admin);
		assertThat(this.sandbox.call("appToken.list").get("totalCount").asInt()).isEqualTo(1);
		assertThat(this.sandbox.call("appToken.delete", "id", token.get("id").asString()).isNull()).isTrue();
		TestSandbox.assertError(this.sandbox.call("appToken.get", "id", token.get("id").asString()),
				"APP_TOKEN_ID_NOT_FOUND");
		assertThat(this.sandbox.call("appToken.list").get("totalCount").asInt()).isZero();
		this.sandbox.use(ks);
		TestSandbox.assertError(this.sandbox.call("shortlink_shortlink.list"), "INVALID_KS");
	}

	@Test
	void onlyAdminsKeepTokens() {
		this.sandbox.use(this.sandbox.session("type", "0", "userId", "ann"));
		TestSandbox.assertError(this.sandbox.call("appToken.list"), "SERVICE_FORBIDDEN");
	}

	@Test
	void tokensSurviveARestart(@TempDir Path folder) {
		SandboxOptions options = SandboxOptions.defaults().withData(folder);
		JsonNode token;
		try (TestSandbox before = TestSandbox.with(options)) {
			token = before.call("appToken.add", "appToken[hashType]", "SHA256", "appToken[sessionDuration]", "60");
		}
		try (TestSandbox after = TestSandbox.with(options)) {
			assertThat(after.call("appToken.get", "id", token.get("id").asString())).isEqualTo(token);
		}
	}

	private JsonNode add(String... parameters) {
		this.sandbox.use(this.admin);
		String[] all = java.util.Arrays.copyOf(parameters, parameters.length + 2);
		all[parameters.length] = "appToken[description]";
		all[parameters.length + 1] = "";
		return this.sandbox.call("appToken.add", all);
	}

	private JsonNode start(JsonNode token, String algorithm, String... more) throws GeneralSecurityException {
		this.sandbox.use(widget());
		byte[] proof = (this.sandbox.ks() + token.get("token").asString()).getBytes(StandardCharsets.UTF_8);
		String[] all = java.util.Arrays.copyOf(more, more.length + 4);
		all[more.length] = "id";
		all[more.length + 1] = token.get("id").asString();
		all[more.length + 2] = "tokenHash";
		all[more.length + 3] = HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(proof));
		return this.sandbox.call("appToken.startSession", all);
	}

	private String widget() {
		this.sandbox.use("");
		return this.sandbox.call("session.startWidgetSession", "widgetId", "_102").get("ks").asString();
	}

	private static long expiry(JsonNode session) {
		return Long.parseLong(session.get("expiry").asString()) - TestSandbox.NOW.getEpochSecond();
	}

}
