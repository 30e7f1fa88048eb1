package io.linkkeeper.kaltura.session;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.Received;
import io.linkkeeper.kaltura.Reply;
import io.linkkeeper.kaltura.ScriptedAccount;
import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static io.linkkeeper.kaltura.ScriptedAccount.error;
import static io.linkkeeper.kaltura.ScriptedAccount.expiredKs;
import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SessionTests {

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	@Test
	void startsAnAdminSessionAsTheGuideSays() {
		this.account.server().replies(list());
		this.account.client().count(LinkFilter.any());
		JsonNode start = this.account.server().sessionStarts().get(0).json();
		assertThat(start.get("type").intValue()).isEqualTo(2);
		assertThat(start.get("secret").stringValue()).isEqualTo(ScriptedAccount.SECRET);
		assertThat(start.get("partnerId").intValue()).isEqualTo(102);
		assertThat(start.get("userId").stringValue()).isEqualTo("admin@example.com");
		assertThat(start.get("privileges").stringValue()).isEqualTo("disableentitlement");
		assertThat(start.get("expiry").longValue()).isEqualTo(7200);
	}

	@Test
	void keepsItsSession() {
		this.account.server().replies(list(), list());
		KalturaClient client = this.account.client();
		client.count(LinkFilter.any());
		client.count(LinkFilter.any());
		assertThat(this.account.server().sessionStarts()).hasSize(1);
	}

	@Test
	void renewsTheSessionAheadOfExpiry() {
		this.account.server().replies(list(), list());
		KalturaClient client = this.account.client();
		client.count(LinkFilter.any());
		this.account.clock().advance(AdminSessionSource.LENGTH.minus(AdminSessionSource.AHEAD));
		client.count(LinkFilter.any());
		assertThat(this.account.server().received()).extracting(SessionTests::ks).containsExactly("ks-1", "ks-2");
	}

	@Test
	void renewsARefusedSessionOnce() {
		this.account.server().replies(expiredKs(), list());
		this.account.client().count(LinkFilter.any());
		assertThat(this.account.server().received()).extracting(SessionTests::ks).containsExactly("ks-1", "ks-2");
	}

	@Test
	void endsWhenTheNewSessionIsRefusedToo() {
		this.account.server().replies(expiredKs(), expiredKs());
		assertThatExceptionOfType(InvalidCredentialsException.class)
			.isThrownBy(() -> this.account.client().count(LinkFilter.any()));
		assertThat(this.account.server().received()).hasSize(2);
	}

	@Test
	void renewsOnceForAllThreadsThatAreRefused() throws Exception {
		int threads = 4;
		CountDownLatch refused = new CountDownLatch(threads);
		for (int i = 0; i < threads; i++) {
			this.account.server().replies((connection) -> {
				refused.countDown();
				await(refused);
				Reply.json(expiredKs()).to(connection);
			});
		}
		this.account.server().replies(list(), list(), list(), list());
		KalturaClient client = this.account.client();
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		List<Future<Long>> counts = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			counts.add(executor.submit(() -> client.count(LinkFilter.any())));
		}
		for (Future<Long> count : counts) {
			assertThat(count.get(10, TimeUnit.SECONDS)).isZero();
		}
		executor.shutdown();
		assertThat(this.account.server().sessionStarts()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "START_SESSION_ERROR", "SERVICE_FORBIDDEN_CONTENT_BLOCKED" })
	void saysWhatToCheckWhenTheSecretDoesNotFit(String code) {
		this.account.server().repliesToSessionStart(Reply.json(error(code)));
		assertThatExceptionOfType(InvalidCredentialsException.class)
			.isThrownBy(() -> this.account.client().count(LinkFilter.any()))
			.withMessageContaining("linkkeeper.accounts.test.admin-secret")
			.withMessageContaining(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"\"", "{}", "7" })
	void refusesASessionThatIsNone(String answer) {
		this.account.server().repliesToSessionStart(Reply.json(answer));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client().count(LinkFilter.any()));
	}

	@Test
	void startsASessionAgainWhenTheServerFails() {
		this.account.server().repliesToSessionStart(Reply.status(503), Reply.json(error("ACTION_BLOCKED")));
		this.account.server().replies(list());
		this.account.client().count(LinkFilter.any());
		assertThat(this.account.sleeper().pauses()).hasSize(2);
	}

	@Test
	void doesNotMultiplyTheAttemptsOfSessionAndCall() {
		this.account.server()
			.repliesToSessionStart(Reply.status(503), Reply.status(503), Reply.status(503), Reply.status(503));
		assertThatExceptionOfType(TransportException.class)
			.isThrownBy(() -> this.account.client().count(LinkFilter.any()));
		assertThat(this.account.server().sessionStarts()).hasSize(3);
	}

	@Test
	void usesAGivenSessionAndSaysThatItCannotBeRenewed() {
		this.account.server().replies(expiredKs());
		KalturaClient client = this.account.client(ScriptedAccount.settings(), new Credentials.ReadySession("given"),
				this.account.sleeper());
		assertThatExceptionOfType(InvalidCredentialsException.class).isThrownBy(() -> client.count(LinkFilter.any()))
			.withMessageContaining("cannot be renewed");
		assertThat(this.account.server().received()).extracting(SessionTests::ks).containsExactly("given");
		assertThat(this.account.server().sessionStarts()).isEmpty();
	}

	@Test
	void readsTheNumbersOfASessionFromText() {
		this.account.server()
			.replies("{\"partnerId\":\"102\",\"userId\":\"admin1\",\"expiry\":\"1795487949\",\"sessionType\":\"2\","
					+ "\"privileges\":\"disableentitlement\",\"objectType\":\"KalturaSessionInfo\"}");
		SessionInfo session = this.account.client().session();
		assertThat(session)
			.isEqualTo(new SessionInfo(102, "admin1", 2, Instant.ofEpochSecond(1795487949), "disableentitlement"));
		assertThat(session.isAdmin()).isTrue();
	}

	@Test
	void readsTheServersClockFromTheHttpDate() {
		this.account.server().replies("{\"objectType\":\"KalturaSessionInfo\"}");
		assertThat(this.account.client().serverTime()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
	}

	@Test
	void doesNotInventTheServersClock() {
		this.account.server()
			.replies((Reply) (connection) -> connection.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII)));
		assertThatExceptionOfType(UntrustworthyAnswerException.class)
			.isThrownBy(() -> this.account.client().serverTime());
	}

	@Test
	void anInterruptEndsTheWaitForAnotherThreadsSession() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		this.account.server().repliesToSessionStart(Reply.silence(asked));
		KalturaClient client = this.account
			.client(ScriptedAccount.settings().withRequestTimeout(Duration.ofSeconds(20)));
		ExecutorService executor = Executors.newFixedThreadPool(2);
		Future<Long> first = executor.submit(() -> client.count(LinkFilter.any()));
		assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(KalturaInterruptedException.class).isThrownBy(() -> client.count(LinkFilter.any()));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(first).isNotDone();
		executor.shutdownNow();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String ks(Received request) {
		return request.json().get("ks").stringValue();
	}

}
