package io.linkkeeper.kaltura.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.SettableClock;
import io.linkkeeper.TestAppToken;
import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Signing in with an app token, to the stand-in service.
 */
class AppTokenSessionTests {

	private static final String STARTS = "apptoken.startsession";

	private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");

	private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults(), this.clock);

	private final List<KalturaClient> clients = new ArrayList<>();

	@AfterEach
	void stop() {
		this.clients.forEach(KalturaClient::close);
		this.sandbox.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "MD5", "SHA1", "SHA256", "SHA512" })
	void startsAnAdminSessionWithEveryHash(String hashType) {
		TestAppToken token = TestAppToken.add(this.sandbox, "hashType", hashType);
		SessionInfo session = client(token).session();
		assertThat(session.isAdmin()).isTrue();
		assertThat(session.userId()).isEqualTo("robot@example.com");
		assertThat(session.privileges()).contains("disableentitlement", "apptoken:" + token.id());
		assertThat(session.expiresAt()).isEqualTo(this.clock.instant().plus(AdminSessionSource.LENGTH));
	}

	@Test
	void writesLinks() {
		KalturaClient client = client(TestAppToken.add(this.sandbox, "sessionType", "2"));
		LinkFields fields = LinkFields.none()
			.with(LinkField.SYSTEM_NAME, "summer")
			.with(LinkField.FULL_URL, "https://example.com/summer");
		assertThat(client.send(List.of(new LinkCall.Add(fields)))).singleElement()
			.isInstanceOf(CallResult.Accepted.class);
		assertThat(client.count(LinkFilter.any())).isEqualTo(1);
	}

	@Test
	void findsOutTheHashOnce() {
		KalturaClient client = client(TestAppToken.add(this.sandbox, "hashType", "SHA512"));
		client.count(LinkFilter.any());
		assertThat(this.sandbox.requests().received(STARTS)).isEqualTo(3);
		this.clock.advance(AdminSessionSource.LENGTH);
		client.count(LinkFilter.any());
		assertThat(this.sandbox.requests().received(STARTS)).isEqualTo(4);
	}

	@Test
	void renewsAheadOfExpiry() {
		assertRenewedAfter(AdminSessionSource.LENGTH.minus(AdminSessionSource.AHEAD),
				TestAppToken.add(this.sandbox, "sessionDuration", "86400"));
	}

	@Test
	void renewsAShortSessionAtHalfItsLength() {
		assertRenewedAfter(Duration.ofSeconds(30), TestAppToken.add(this.sandbox, "sessionDuration", "60"));
	}

	@Test
	void renewsBeforeTheTokenItselfEnds() {
		Instant end = this.clock.instant().plusSeconds(600);
		assertRenewedAfter(Duration.ofMinutes(5),
				TestAppToken.add(this.sandbox, "expiry", Long.toString(end.getEpochSecond())));
	}

	private void assertRenewedAfter(Duration length, TestAppToken token) {
		KalturaClient client = client(token);
		client.count(LinkFilter.any());
		this.clock.advance(length.minusSeconds(1));
		client.count(LinkFilter.any());
		assertThat(this.sandbox.requests().effective(STARTS)).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(1));
		client.count(LinkFilter.any());
		assertThat(this.sandbox.requests().effective(STARTS)).isEqualTo(2);
	}

	@Test
	void renewsASessionThatTheServerEnds() {
		KalturaClient client = client(TestAppToken.add(this.sandbox));
		client.count(LinkFilter.any());
		this.sandbox.faults().expireSessions();
		assertThat(client.count(LinkFilter.any())).isZero();
		assertThat(this.sandbox.requests().effective(STARTS)).isEqualTo(2);
	}

	@Test
	void saysWhatToCheckWhenTheTokenIsWrong() {
		TestAppToken right = TestAppToken.add(this.sandbox);
		String wrong = "f".repeat(32);
		expectRefusal(new TestAppToken(right.id(), wrong), "INVALID_APP_TOKEN_HASH");
		expectRefusal(new TestAppToken("0_none", right.token()), "APP_TOKEN_ID_NOT_FOUND");
	}

	@Test
	void saysThatTheTokenHasEnded() {
		TestAppToken token = TestAppToken.add(this.sandbox, "expiry",
				Long.toString(this.clock.instant().getEpochSecond() + 10));
		this.clock.advance(Duration.ofSeconds(11));
		expectRefusal(token, "APP_TOKEN_EXPIRED");
	}

	@Test
	void endsWhenTheTokenIsDeletedMeanwhile() {
		TestAppToken token = TestAppToken.add(this.sandbox);
		KalturaClient client = client(token);
		client.count(LinkFilter.any());
		token.delete(this.sandbox);
		expectRefusal(client, token, "APP_TOKEN_ID_NOT_FOUND");
	}

	@Test
	void refusesATokenForSessionsOfUsers() {
		expectRefusal(TestAppToken.add(this.sandbox, "sessionType", "0"), "sessionType 2");
	}

	@Test
	void saysToCheckThePartnerIdWhenItHasNoWidget() {
		TestAppToken token = TestAppToken.add(this.sandbox);
		expectRefusal(client(token, 103), token, "INVALID_WIDGET_ID");
	}

	private void expectRefusal(TestAppToken token, String word) {
		expectRefusal(client(token), token, word);
	}

	private static void expectRefusal(KalturaClient client, TestAppToken token, String word) {
		assertThatExceptionOfType(InvalidCredentialsException.class).isThrownBy(() -> client.count(LinkFilter.any()))
			.satisfies((ex) -> assertThat(ex).message()
				.contains(word, "account test")
				.doesNotContain(token.token())
				.doesNotContain("djJ8"));
	}

	private KalturaClient client(TestAppToken token) {
		return client(token, this.sandbox.partnerId());
	}

	private KalturaClient client(TestAppToken token, int partnerId) {
		Account account = new Account("test", this.sandbox.serviceUrl(), partnerId,
				new Credentials.AppToken(token.id(), token.token()), "robot@example.com");
		KalturaClient client = new KalturaClient(account, ClientSettings.defaults(), this.clock, this.clock::advance);
		this.clients.add(client);
		return client;
	}

}
