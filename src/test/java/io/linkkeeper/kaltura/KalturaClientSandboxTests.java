package io.linkkeeper.kaltura;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.SettableClock;
import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Account;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.kaltura.session.SessionInfo;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.fault.FaultKind;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The client against the stand-in service, in all its dialects.
 */
@ParameterizedClass
@EnumSource
class KalturaClientSandboxTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final LinkFields FIELDS = LinkFields.none()
		.with(LinkField.SYSTEM_NAME, "summer campaign")
		.with(LinkField.FULL_URL, "https://example.com/summer?a=1&b=ü");

	private final Dialect dialect;

	private final SettableClock clock = new SettableClock(NOW);

	private final RecordingSleeper sleeper = new RecordingSleeper();

	private final List<AutoCloseable> open = new ArrayList<>();

	private final SandboxServer sandbox;

	private final KalturaClient client;

	KalturaClientSandboxTests(Dialect dialect) {
		this.dialect = dialect;
		this.sandbox = SandboxServer.start(SandboxOptions.defaults().withDialect(dialect), this.clock);
		this.open.add(this.sandbox);
		this.client = client(this.sandbox.adminSecret());
	}

	@AfterEach
	void stop() throws Exception {
		for (int i = this.open.size() - 1; i >= 0; i--) {
			this.open.get(i).close();
		}
	}

	@Test
	void addsGetsUpdatesAndDeletes() {
		Instant expiresAt = NOW.plusSeconds(3600);
		ShortLink added = sent(new LinkCall.Add(FIELDS.withExpiresAt(expiresAt)));
		assertThat(added.status()).isEqualTo(LinkStatus.ENABLED);
		assertThat(added.expiresAt()).isEqualTo(expiresAt);
		assertThat(added.fullUrl()).isEqualTo("https://example.com/summer?a=1&b=ü");
		assertThat(added.userId()).isEqualTo("admin@example.com");
		assertThat(this.client.get(added.id())).isEqualTo(added);
		ShortLink disabled = sent(new LinkCall.Update(added.id(), LinkFields.status(LinkStatus.DISABLED)));
		assertThat(disabled.status()).isEqualTo(LinkStatus.DISABLED);
		assertThat(disabled.expiresAt()).isEqualTo(expiresAt);
		assertThat(sent(new LinkCall.Delete(added.id())).status()).isEqualTo(LinkStatus.DELETED);
		assertThat(this.client.listByIds(List.of(added.id()))).isEmpty();
		assertThat(send(new LinkCall.Delete(added.id())).get(0)).isInstanceOfSatisfying(CallResult.Refused.class,
				(refused) -> assertThat(refused.error().is(ApiError.INVALID_OBJECT_ID)).isTrue());
	}

	@Test
	void clearsAnExpirySoThatTheLinkNeverExpires() {
		ShortLink added = sent(new LinkCall.Add(FIELDS.withExpiresAt(NOW)));
		ShortLink cleared = sent(new LinkCall.Update(added.id(), LinkFields.none().withExpiresAt(null)));
		assertThat(cleared.expiresAt()).isNull();
		assertThat(this.sandbox.account().link(added.id()).orElseThrow().expiresAt()).isNull();
	}

	@Test
	void restoresAllWritableFieldsOfALink() {
		ShortLink before = sent(new LinkCall.Add(FIELDS.withExpiresAt(NOW).with(LinkField.NAME, "Summer")));
		sent(new LinkCall.Update(before.id(),
				LinkFields.none().withExpiresAt(null).with(LinkField.NAME, null).with(LinkField.USER_ID, "bob")));
		LinkFields all = LinkFields.none();
		for (LinkField field : LinkField.values()) {
			all = (field != LinkField.UNIQUE_ID) ? all.with(field, before.value(field)) : all;
		}
		ShortLink after = sent(new LinkCall.Update(before.id(), all));
		assertThat(after.fields()).isEqualTo(before.fields());
	}

	@Test
	void listsPageByPageInOrder() {
		putLinks(25);
		List<String> ids = new ArrayList<>();
		for (int page = 1; page <= 4; page++) {
			LinkPage answer = this.client.list(LinkFilter.any(), LinkOrder.CREATED_AT_ASCENDING, 10, page);
			assertThat(answer.totalCount()).isEqualTo(25);
			answer.objects().forEach((link) -> ids.add(link.id()));
		}
		assertThat(ids).isEqualTo(IntStream.range(0, 25).mapToObj(KalturaClientSandboxTests::id).toList());
	}

	@Test
	void listsByEveryFilterThatTheGuideNames() {
		putLinks(25);
		ShortLink link = this.client.get(id(7));
		List<LinkFilter> filters = List.of(LinkFilter.any().idIn(List.of(id(7), "zzzzzzzz")),
				LinkFilter.any().systemNameEqual("name 7"), LinkFilter.any().systemNameIn(List.of("name 7", "x")),
				LinkFilter.any().userIdEqual("owner 7"), LinkFilter.any().expiresAtGreaterThanOrEqual(NOW),
				LinkFilter.any()
					.createdAtGreaterThanOrEqual(link.createdAt())
					.createdAtLessThanOrEqual(link.createdAt())
					.statusEqual(LinkStatus.ENABLED),
				LinkFilter.any()
					.updatedAtGreaterThanOrEqual(link.updatedAt())
					.updatedAtLessThanOrEqual(link.updatedAt())
					.statusIn(List.of(LinkStatus.ENABLED, LinkStatus.DISABLED)));
		for (LinkFilter filter : filters) {
			assertThat(this.client.list(filter, LinkOrder.UPDATED_AT_DESCENDING, 500, 1).objects())
				.describedAs("%s", filter)
				.containsExactly(link);
			assertThat(this.client.count(filter)).isEqualTo(1);
		}
	}

	@Test
	void findsALinkByUniqueIdOrSaysThatTheServerCannot() {
		sent(new LinkCall.Add(FIELDS.with(LinkField.UNIQUE_ID, "u-1")));
		LinkFilter filter = LinkFilter.any().uniqueIdEqual("u-1");
		if (this.dialect == Dialect.OLD) {
			assertThatExceptionOfType(UntrustworthyAnswerException.class).isThrownBy(() -> this.client.count(filter));
		}
		else {
			assertThat(this.client.count(filter)).isEqualTo(1);
			assertThat(send(new LinkCall.Add(FIELDS.with(LinkField.UNIQUE_ID, "u-1"))).get(0)).isInstanceOfSatisfying(
					CallResult.Refused.class,
					(refused) -> assertThat(refused.error().is(ApiError.UNIQUE_ID_ALREADY_EXISTS)).isTrue());
		}
	}

	@Test
	void refusesAServerThatIgnoresAFilter() {
		putLinks(25);
		this.sandbox.faults().ignoreFilter("systemNameEqual");
		assertThatExceptionOfType(UntrustworthyAnswerException.class).isThrownBy(() -> this.client
			.list(LinkFilter.any().systemNameEqual("name 7"), LinkOrder.CREATED_AT_ASCENDING, 500, 1));
	}

	@Test
	void sendsAMultirequest() {
		putLinks(3);
		List<CallResult> results = send(new LinkCall.Update(id(0), LinkFields.status(LinkStatus.DISABLED)),
				new LinkCall.Delete("zzzzzzzz"), new LinkCall.Delete(id(2)), new LinkCall.Add(FIELDS));
		assertThat(results.get(1)).isInstanceOf(CallResult.Refused.class);
		assertThat(List.of(results.get(0), results.get(2), results.get(3)))
			.allMatch(CallResult.Accepted.class::isInstance);
		assertThat(this.sandbox.account().link(id(0)).orElseThrow().status()).isEqualTo(SandboxLink.Status.DISABLED);
		assertThat(this.sandbox.account().link(id(2)).orElseThrow().status()).isEqualTo(SandboxLink.Status.DELETED);
		assertThat(this.sandbox.requests().httpRequests()).isEqualTo(2);
	}

	@Test
	void textThatAMultirequestWouldReplaceArrivesAsItIs() {
		putLinks(2);
		send(new LinkCall.Update(id(0), LinkFields.none().with(LinkField.NAME, "first")),
				new LinkCall.Update(id(1), LinkFields.none().with(LinkField.NAME, "see {1:result:name}")));
		assertThat(this.client.get(id(1)).name()).isEqualTo("see {1:result:name}");
	}

	@Test
	void neverDoublesAnAddWhoseAnswerWasLost() {
		this.client.session();
		for (FaultKind kind : FaultKind.values()) {
			this.sandbox.faults().failNextAfter(1, kind);
			assertThat(send(new LinkCall.Add(FIELDS)).get(0)).isInstanceOf(CallResult.Unknown.class);
		}
		assertThat(this.sandbox.account().linkCount()).isEqualTo(FaultKind.values().length);
		assertThat(this.client.statistics().retries()).isZero();
	}

	@Test
	void readsOnWhenAnswersAreLost() {
		putLinks(3);
		for (FaultKind kind : FaultKind.values()) {
			this.sandbox.faults().failNextBefore(1, kind);
			assertThat(this.client.count(LinkFilter.any())).isEqualTo(3);
			this.sandbox.faults().failNextAfter(1, kind);
			assertThat(this.client.count(LinkFilter.any())).isEqualTo(3);
		}
	}

	@Test
	void takesTheRestAsUnknownWhenAMultirequestEndsEarly() {
		putLinks(3);
		this.sandbox.faults().shortenMultirequests(1);
		List<CallResult> results = send(new LinkCall.Delete(id(0)), new LinkCall.Delete(id(1)));
		assertThat(results.get(0)).isInstanceOf(CallResult.Accepted.class);
		assertThat(results.get(1)).isInstanceOf(CallResult.Unknown.class);
	}

	@Test
	void renewsASessionThatExpiresInAMultirequest() {
		putLinks(4);
		this.client.session();
		this.sandbox.faults().before((request) -> {
			if (request.is("shortlink_shortlink.delete") && request.number() == 2) {
				this.sandbox.faults().expireSessions();
			}
		});
		List<CallResult> results = send(IntStream.range(0, 4)
			.mapToObj((index) -> (LinkCall) new LinkCall.Delete(id(index)))
			.toArray(LinkCall[]::new));
		assertThat(results).allMatch(CallResult.Accepted.class::isInstance);
		assertThat(this.sandbox.requests().effective("shortlink_shortlink.delete")).isEqualTo(4);
		assertThat(this.sandbox.requests().effective("session.start")).isEqualTo(2);
	}

	@Test
	void waitsOutABlockInAMultirequest() {
		putLinks(4);
		this.client.session();
		this.sandbox.faults().blockNext(2);
		List<CallResult> results = send(IntStream.range(0, 4)
			.mapToObj((index) -> (LinkCall) new LinkCall.Delete(id(index)))
			.toArray(LinkCall[]::new));
		assertThat(results).allMatch(CallResult.Accepted.class::isInstance);
		assertThat(this.sleeper.pauses()).hasSize(1);
	}

	@Test
	void knowsUsers() {
		this.sandbox.account().putUser(SandboxUser.active("ann", NOW));
		this.sandbox.account().putUser(SandboxUser.active("bob", NOW).withStatus(SandboxUser.Status.BLOCKED));
		this.sandbox.account().putUser(SandboxUser.active("gone", NOW).withStatus(SandboxUser.Status.DELETED));
		assertThat(this.client.listUsers(List.of("ann", "bob", "gone", "never")))
			.containsExactlyInAnyOrder(new User("ann", UserStatus.ACTIVE), new User("bob", UserStatus.BLOCKED));
		assertThat(this.client.getUser("bob")).contains(new User("bob", UserStatus.BLOCKED));
		assertThat(this.client.getUser("gone")).isEmpty();
		assertThat(this.client.getUser("never")).isEmpty();
	}

	@Test
	void knowsItsSession() {
		SessionInfo session = this.client.session();
		assertThat(session.isAdmin()).isTrue();
		assertThat(session.partnerId()).isEqualTo(this.sandbox.partnerId());
		assertThat(session.userId()).isEqualTo("admin@example.com");
		assertThat(session.expiresAt()).isEqualTo(NOW.plus(Duration.ofHours(2)));
	}

	@Test
	void readsTheServersClock() {
		this.sandbox.faults().clockSkew(Duration.ofMinutes(-3));
		assertThat(this.client.serverTime()).isEqualTo(NOW.minusSeconds(180));
	}

	@Test
	void saysThatTheSecretIsWrong() {
		KalturaClient stranger = client("fedcba9876543210fedcba9876543210");
		assertThatExceptionOfType(InvalidCredentialsException.class).isThrownBy(() -> stranger.count(LinkFilter.any()));
	}

	private KalturaClient client(String secret) {
		Account account = new Account("test", this.sandbox.serviceUrl(), this.sandbox.partnerId(),
				new Credentials.AdminSecret(secret), "admin@example.com");
		KalturaClient opened = new KalturaClient(account, ScriptedAccount.settings(), this.clock, this.sleeper);
		this.open.add(opened);
		return opened;
	}

	private List<CallResult> send(LinkCall... calls) {
		return this.client.send(List.of(calls));
	}

	private ShortLink sent(LinkCall call) {
		CallResult result = send(call).get(0);
		assertThat(result).isInstanceOf(CallResult.Accepted.class);
		return ((CallResult.Accepted) result).link();
	}

	private void putLinks(int count) {
		this.sandbox.account().putAll(IntStream.range(0, count).mapToObj((index) -> {
			Instant createdAt = NOW.minus(Duration.ofDays(30)).plusSeconds(7200L * index);
			SandboxLink link = SandboxLink
				.enabled(id(index), createdAt, "name " + index, "https://example.com/" + index)
				.withUserId("owner " + index);
			return (index == 7) ? link.withExpiresAt(NOW) : link;
		}));
	}

	private static String id(int index) {
		return String.format("0abc%04d", index);
	}

}
