package io.linkkeeper.kaltura;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.http.RetrySettings;
import io.linkkeeper.kaltura.http.Transport;
import io.linkkeeper.kaltura.limit.AccountBudget;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.net.Network;
import io.linkkeeper.net.NetworkProperties;
import io.linkkeeper.net.TestProxy;
import io.linkkeeper.net.TestTlsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the client makes of proxies, gateways, portals and outages.
 */
@Timeout(30)
class OutageTests {

	private static final List<LinkCall> UPDATE = List
		.of(new LinkCall.Update("0aaa", LinkFields.status(LinkStatus.DISABLED)));

	private static final String PORTAL = "<!DOCTYPE html><html><head><title>Sign in to Hotel WLAN</title></head></html>";

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	private static TransportException failure(KalturaClient client) {
		return catchThrowableOfType(TransportException.class, () -> client.count(LinkFilter.any()));
	}

	private static Reply page(String html) {
		return Reply.http(200, html, html.getBytes(StandardCharsets.UTF_8).length);
	}

	private KalturaClient patient(Duration patience) {
		return this.account.client(
				ScriptedAccount.settings().withRetry(RetrySettings.defaults().withPatience(patience)),
				new Credentials.AdminSecret(ScriptedAccount.SECRET), this.account.clock()::advance);
	}

	@ParameterizedTest
	@CsvSource({ "429, 120", "503, 120", "429, 'Sun, 01 Mar 2026 12:02:00 GMT'", "503, ' 120 '" })
	void waitsAsLongAsTheServerAsks(int status, String header) {
		this.account.server().replies(Reply.status(status, "Retry-After: " + header + "\r\n"), Reply.json(list()));
		assertThat(this.account.client().count(LinkFilter.any())).isZero();
		assertThat(this.account.sleeper().pauses()).singleElement()
			.satisfies((pause) -> assertThat(pause).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(120)));
	}

	@ParameterizedTest
	@CsvSource({ "0", "soon", "-5", "'Sun, 01 Mar 2026 11:00:00 GMT'", "'99999999999999999999'" })
	void backsOffWhenTheServerAsksForNothingUseful(String header) {
		this.account.server().replies(Reply.status(429, "Retry-After: " + header + "\r\n"), Reply.json(list()));
		assertThat(this.account.client().count(LinkFilter.any())).isZero();
		assertThat(this.account.sleeper().pauses()).singleElement()
			.satisfies((pause) -> assertThat(pause).isBetween(Duration.ofMillis(400), Duration.ofMillis(1500)));
	}

	@Test
	void waitsForMoreRequestsThanItHasAttempts() {
		Reply[] replies = Collections.nCopies(10, Reply.status(429, "Retry-After: 60\r\n")).toArray(Reply[]::new);
		this.account.server().replies(replies);
		this.account.server().replies(list());
		assertThat(this.account.client().count(LinkFilter.any())).isZero();
		assertThat(this.account.sleeper().pauses()).hasSize(10);
	}

	@Test
	void failsWhenTheServerAsksForLongerThanAnHour() {
		this.account.server().replies(Reply.status(429, "Retry-After: 7200\r\n"));
		assertThat(failure(this.account.client())).message().contains("HTTP 429", "too many requests");
		assertThat(this.account.sleeper().pauses()).isEmpty();
	}

	@Test
	void sendsAWriteAgainThatWasRefusedForTooManyRequests() {
		this.account.server()
			.replies(Reply.status(429, "Retry-After: 5\r\n"), Reply.json(ScriptedAccount.link("0aaa")));
		assertThat(this.account.client().send(UPDATE)).singleElement().isInstanceOf(CallResult.Accepted.class);
	}

	@Test
	void neverSendsAWriteAgainThatAGatewayMayHavePassedOn() {
		this.account.server().replies(Reply.status(503, "Retry-After: 5\r\n"));
		assertThat(this.account.client().send(UPDATE)).singleElement().isInstanceOf(CallResult.Unknown.class);
	}

	@Test
	void pausesAllClientsOfTheAccount() {
		AccountBudget budget = ScriptedAccount.settings().budget();
		RecordingSleeper others = new RecordingSleeper();
		this.account.server()
			.replies(Reply.status(429, "Retry-After: 120\r\n"), Reply.json(list()), Reply.json(list()));
		try (KalturaClient refused = client(budget, (pause) -> {
			throw new InterruptedException();
		}); KalturaClient other = client(budget, others)) {
			assertThat(catchThrowableOfType(KalturaException.class, () -> refused.count(LinkFilter.any()))).isNotNull();
			Thread.interrupted();
			other.count(LinkFilter.any());
		}
		assertThat(others.pauses()).singleElement()
			.satisfies((pause) -> assertThat(pause).isGreaterThan(Duration.ofSeconds(100)));
	}

	private KalturaClient client(AccountBudget budget, Sleeper sleeper) {
		return new KalturaClient(
				new Account("test", this.account.server().serviceUrl(), ScriptedAccount.PARTNER_ID,
						new Credentials.ReadySession("a-ks"), null),
				ScriptedAccount.settings(), Transport.Factory.HTTP, budget, Clock.systemUTC(), sleeper);
	}

	@Test
	void waitsForAnOutageAsLongAsItsPatienceLasts() {
		this.account.server().replies(Collections.nCopies(100, Reply.status(502)).toArray(Reply[]::new));
		this.account.server().replies(list());
		assertThat(patient(Duration.ofHours(6)).count(LinkFilter.any())).isZero();
	}

	@Test
	void failsWhenAnOutageOutlastsItsPatience() {
		this.account.server().replies(Collections.nCopies(500, Reply.status(502)).toArray(Reply[]::new));
		assertThat(failure(patient(Duration.ofHours(1)))).message().contains("HTTP 502", "no answer from the API");
		Duration lasted = Duration.between(Instant.parse("2026-03-01T12:00:00Z"), this.account.clock().instant());
		assertThat(lasted).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
	}

	@Test
	void namesThePageThatAnswersInsteadOfTheApi() {
		this.account.server().repliesToSessionStart(page(PORTAL));
		assertThat(failure(this.account.client())).message()
			.contains("'Sign in to Hotel WLAN'", "a page that wants a sign-in", "service URL");
		assertThat(this.account.sleeper().pauses()).isEmpty();
	}

	@Test
	void triesAgainWhenAPageAnswersInTheMidst() {
		this.account.server().replies(page(PORTAL), Reply.json(list()));
		assertThat(this.account.client().count(LinkFilter.any())).isZero();
	}

	@Test
	void waitsForAPortalToEndWithPatience() {
		this.account.server()
			.repliesToSessionStart(page(PORTAL), Reply.status(302, "Location: https://wlan.example/\r\n"));
		this.account.server().replies(list());
		assertThat(patient(Duration.ofHours(1)).count(LinkFilter.any())).isZero();
	}

	@Test
	void namesTheHostThatARedirectLeadsTo() {
		this.account.server()
			.repliesToSessionStart(Reply.status(302, "Location: https://wlan.example/login?t0ken=1\r\n"));
		assertThat(failure(this.account.client())).message()
			.contains("HTTP 302", "it leads to wlan.example, perhaps")
			.doesNotContain("t0ken");
	}

	@Test
	void doesNotTryAgainWithACertificateThatIsNotTrusted() throws Exception {
		try (TestTlsServer server = new TestTlsServer("self-signed"); KalturaClient client = tls(server.port())) {
			TransportException failure = failure(client);
			assertThat(failure).message().contains("LINKKEEPER_TRUSTSTORE").doesNotContain("Exception");
			assertThat(failure.isTemporary()).isFalse();
			assertThat(failure.mayHaveBeenSent()).isFalse();
		}
		assertThat(this.account.sleeper().pauses()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "me:pass, HTTP 407: it demands a user and a password", "'', HTTP 403: it does not connect" })
	void saysThatTheProxyRefuses(String user, String words) throws Exception {
		try (TestProxy proxy = new TestProxy(0, user);
				KalturaClient client = new KalturaClient(
						new Account("test", URI.create("https://api.example.com/api_v3"), 102,
								new Credentials.ReadySession("a-ks"), null),
						ScriptedAccount.settings(),
						Transport.Factory.http(Network.of(new NetworkProperties(proxy.address(), "", ""))),
						ScriptedAccount.settings().budget(), this.account.clock(), this.account.sleeper())) {
			TransportException failure = failure(client);
			assertThat(failure).message().contains("https://api.example.com: the proxy answered " + words);
			assertThat(failure.mayHaveBeenSent()).isFalse();
		}
		assertThat(this.account.sleeper().pauses()).isEmpty();
	}

	private KalturaClient tls(int port) {
		return new KalturaClient(
				new Account("test", URI.create("https://127.0.0.1:" + port + "/api_v3"), 102,
						new Credentials.ReadySession("a-ks"), null),
				ClientSettings.defaults(), Transport.Factory.HTTP, ClientSettings.defaults().budget(),
				this.account.clock(), this.account.sleeper());
	}

}
