package io.linkkeeper.kaltura;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.linkkeeper.kaltura.error.ApiError;
import io.linkkeeper.kaltura.error.InvalidCredentialsException;
import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.http.Credentials;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static io.linkkeeper.kaltura.ScriptedAccount.array;
import static io.linkkeeper.kaltura.ScriptedAccount.error;
import static io.linkkeeper.kaltura.ScriptedAccount.expiredKs;
import static io.linkkeeper.kaltura.ScriptedAccount.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LinkSendTests {

	private static final LinkCall DISABLE_A = new LinkCall.Update("0aaa", LinkFields.status(LinkStatus.DISABLED));

	private static final LinkCall DELETE_B = new LinkCall.Delete("0bbb");

	private static final LinkCall ADD = new LinkCall.Add(LinkFields.none()
		.with(LinkField.SYSTEM_NAME, "new link")
		.with(LinkField.FULL_URL, "https://example.com/new"));

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	@Test
	void sendsSeveralCallsAsOneMultirequestNumberedFromOne() {
		this.account.server().replies(array(link("0aaa"), link("0bbb"), link("0ccc")));
		assertThat(send(DISABLE_A, DELETE_B, ADD)).extracting(LinkSendTests::id)
			.containsExactly("0aaa", "0bbb", "0ccc");
		Received request = received(0);
		assertThat(request.path()).isEqualTo("/api_v3/service/multirequest");
		assertThat(request.json().get("ks").stringValue()).isEqualTo("ks-1");
		assertThat(request.json().get("1").toString()).contains("\"action\":\"update\"", "\"id\":\"0aaa\"",
				"\"status\":1", "\"service\":\"shortlink_shortlink\"", "\"objectType\":\"KalturaShortLink\"");
		assertThat(request.json().get("2").toString()).contains("\"action\":\"delete\"", "\"id\":\"0bbb\"");
		assertThat(request.json().get("3").toString()).contains("\"action\":\"add\"", "\"systemName\":\"new link\"");
		assertThat(request.json().has("4")).isFalse();
	}

	@Test
	void keepsTheResultOfEachCallBesideTheOthers() {
		this.account.server()
			.replies(array(link("0aaa"), error("INVALID_OBJECT_ID", "Invalid object id [0bbb]", "{\"ID\":\"0bbb\"}"),
					link("0ccc")));
		List<CallResult> results = send(DISABLE_A, DELETE_B, ADD);
		assertThat(results.get(0)).isInstanceOf(CallResult.Accepted.class);
		assertThat(results.get(1)).isEqualTo(new CallResult.Refused(
				new ApiError("INVALID_OBJECT_ID", "Invalid object id [0bbb]", Collections.singletonMap("ID", "0bbb"))));
		assertThat(results.get(2)).isInstanceOf(CallResult.Accepted.class);
	}

	@Test
	void sendsNothingForNoCalls() {
		assertThat(send()).isEmpty();
		assertThat(this.account.server().received()).isEmpty();
	}

	@Test
	void refusesMoreCallsThanMayShareARequest() {
		KalturaClient client = this.account.client(ScriptedAccount.settings().withCallsPerRequest(2));
		assertThatIllegalArgumentException().isThrownBy(() -> client.send(List.of(ADD, ADD, ADD)));
		assertThat(this.account.server().received()).isEmpty();
	}

	@Test
	void clearsAnExpiryByNameAndNeverByZero() {
		this.account.server().replies(link("0aaa"));
		send(new LinkCall.Update("0aaa", LinkFields.none().withExpiresAt(null).with(LinkField.NAME, null)));
		JsonNode shortLink = received(0).json().get("shortLink");
		assertThat(shortLink.get("expiresAt__null").stringValue()).isEmpty();
		assertThat(shortLink.get("name__null").stringValue()).isEmpty();
		assertThat(shortLink.has("expiresAt")).isFalse();
		assertThat(shortLink.has("name")).isFalse();
	}

	@Test
	void leavesTheExpiryOfANewLinkOutWhenThereIsNone() {
		this.account.server().replies(link("0aaa"));
		send(new LinkCall.Add(LinkFields.none().with(LinkField.SYSTEM_NAME, "abc").withExpiresAt(null)));
		assertThat(received(0).json().get("shortLink").propertyNames()).containsExactlyInAnyOrder("objectType",
				"systemName");
	}

	@Test
	void sendsAnExpiryInSeconds() {
		this.account.server().replies(link("0aaa"));
		send(new LinkCall.Update("0aaa", LinkFields.none().withExpiresAt(Instant.parse("2027-01-01T00:00:00.9Z"))));
		assertThat(received(0).json().get("shortLink").get("expiresAt").longValue()).isEqualTo(1798761600);
	}

	@Test
	void sendsAUniqueIdWithAnAdd() {
		this.account.server().replies(link("0aaa"));
		send(new LinkCall.Add(LinkFields.none().with(LinkField.UNIQUE_ID, "u-1")));
		assertThat(received(0).json().get("shortLink").get("uniqueId").stringValue()).isEqualTo("u-1");
	}

	@Test
	void takesTheRestAsUnknownWhenTheAnswerIsShorter() {
		this.account.server().replies(array(link("0aaa")));
		List<CallResult> results = send(DISABLE_A, DELETE_B, ADD);
		assertThat(results.get(0)).isInstanceOf(CallResult.Accepted.class);
		assertThat(results.subList(1, 3)).allMatch(CallResult.Unknown.class::isInstance);
		assertSentOnce();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{}", "\"\"", "<xml><result></result></xml>", "[{\"id\":\"0aa", "[[],[],[]]" })
	void takesAllAsUnknownWhenTheAnswerIsNoAnswer(String answer) {
		this.account.server().replies(answer);
		assertThat(send(DISABLE_A, DELETE_B, ADD)).hasSize(3).allMatch(CallResult.Unknown.class::isInstance);
		assertSentOnce();
	}

	@Test
	void takesAllAsUnknownWhenTheAnswerIsLonger() {
		this.account.server().replies(array(link("0aaa"), link("0bbb"), link("0ccc")));
		assertThat(send(DISABLE_A, DELETE_B)).hasSize(2).allMatch(CallResult.Unknown.class::isInstance);
	}

	@Test
	void takesAllAsUnknownWhenTheWholeMultirequestIsRefused() {
		this.account.server().replies(error("SERVICE_FORBIDDEN"));
		assertThat(send(DISABLE_A, DELETE_B)).hasSize(2)
			.allMatch((result) -> result instanceof CallResult.Unknown unknown
					&& unknown.why().contains("SERVICE_FORBIDDEN"));
		assertSentOnce();
	}

	@ParameterizedTest
	@EnumSource
	void takesAllAsUnknownAndSendsNothingAgainAfter(Breakdown breakdown) {
		this.account.server().replies(breakdown.reply);
		assertThat(send(DISABLE_A, ADD)).hasSize(2).allMatch(CallResult.Unknown.class::isInstance);
		assertSentOnce();
		assertThat(this.account.sleeper().pauses()).isEmpty();
	}

	@Test
	void takesAllAsUnknownWhenThereIsNoAnswerInTime() {
		this.account.server().replies(Reply.silence(new CountDownLatch(1)));
		KalturaClient client = this.account
			.client(ScriptedAccount.settings().withRequestTimeout(Duration.ofMillis(200)));
		assertThat(client.send(List.of(ADD))).hasSize(1).allMatch(CallResult.Unknown.class::isInstance);
		assertSentOnce();
	}

	@ParameterizedTest
	@ValueSource(strings = { "INTERNAL_SERVERL_ERROR", "INTERNAL_DATABASE_ERROR" })
	void takesACallAsUnknownWhenTheServerBrokeDownInIt(String code) {
		this.account.server().replies(array(error(code), link("0bbb")));
		assertThat(send(DISABLE_A, DELETE_B).get(0)).isInstanceOf(CallResult.Unknown.class);
		assertSentOnce();
	}

	@Test
	void takesACallAsUnknownWhenTheServerTookAnotherLink() {
		this.account.server().replies(array(link("0AAA"), link("0bbb")));
		List<CallResult> results = send(DISABLE_A, DELETE_B);
		assertThat(results.get(0)).isInstanceOf(CallResult.Unknown.class);
		assertThat(results.get(1)).isInstanceOf(CallResult.Accepted.class);
	}

	@Test
	void takesACallAsUnknownWhenTheLinkIsAnotherAccounts() {
		this.account.server().replies(link("0aaa").replace("102", "103"));
		assertThat(send(DISABLE_A).get(0)).isInstanceOf(CallResult.Unknown.class);
	}

	@Test
	void pausesAndSendsOnlyTheBlockedCallsAgain() {
		this.account.server().replies(array(link("0aaa"), error("ACTION_BLOCKED"), link("0ccc")), link("0bbb"));
		assertThat(send(DISABLE_A, DELETE_B, ADD)).extracting(LinkSendTests::id)
			.containsExactly("0aaa", "0bbb", "0ccc");
		assertThat(received(1).path()).endsWith("/action/delete");
		assertThat(this.account.sleeper().pauses()).singleElement()
			.satisfies((pause) -> assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
	}

	@Test
	void givesUpOnBlockedCallsInTheEnd() {
		this.account.server().replies(error("ACTION_BLOCKED"), error("ACTION_BLOCKED"), error("ACTION_BLOCKED"));
		assertThat(send(ADD).get(0)).isInstanceOfSatisfying(CallResult.Refused.class,
				(refused) -> assertThat(refused.error().is(ApiError.ACTION_BLOCKED)).isTrue());
		assertThat(this.account.sleeper().pauses()).hasSize(2);
	}

	@Test
	void keepsWhatIsKnownWhenInterruptedInThePauseOfABlock() {
		this.account.server().replies(array(link("0aaa"), error("ACTION_BLOCKED")));
		this.account.sleeper().interrupt();
		List<CallResult> results = send(DISABLE_A, DELETE_B);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(results.get(0)).isInstanceOf(CallResult.Accepted.class);
		assertThat(results.get(1)).isInstanceOf(CallResult.Refused.class);
		assertSentOnce();
	}

	@Test
	void renewsTheSessionAndSendsOnlyTheRefusedCallsAgain() {
		this.account.server().replies(array(link("0aaa"), expiredKs(), expiredKs()), array(link("0bbb"), link("0ccc")));
		assertThat(send(DISABLE_A, DELETE_B, ADD)).extracting(LinkSendTests::id)
			.containsExactly("0aaa", "0bbb", "0ccc");
		assertThat(received(1).json().get("ks").stringValue()).isEqualTo("ks-2");
		assertThat(received(1).json().get("1").get("id").stringValue()).isEqualTo("0bbb");
	}

	@Test
	void renewsTheSessionOnlyOnce() {
		this.account.server().replies(expiredKs(), expiredKs());
		assertThat(send(DELETE_B).get(0)).isInstanceOf(CallResult.Refused.class);
		assertThat(this.account.server().sessionStarts()).hasSize(2);
	}

	@Test
	void keepsTheRefusalWhenAGivenSessionCannotBeRenewed() {
		this.account.server().replies(array(link("0aaa"), expiredKs()));
		KalturaClient client = this.account.client(ScriptedAccount.settings(), new Credentials.ReadySession("given"),
				this.account.sleeper());
		List<CallResult> results = client.send(List.of(DISABLE_A, DELETE_B));
		assertThat(results.get(0)).isInstanceOf(CallResult.Accepted.class);
		assertThat(results.get(1)).isInstanceOf(CallResult.Refused.class);
		assertSentOnce();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{1:result:id}", "see {2:result}", "{ 1 : Result" })
	void sendsCallsThatHoldAPlaceholderAlone(String text) {
		LinkCall placeholder = new LinkCall.Update("0ppp", LinkFields.none().with(LinkField.NAME, text));
		this.account.server().replies(array(link("0aaa"), link("0bbb")), link("0ppp"));
		assertThat(send(DISABLE_A, placeholder, DELETE_B)).extracting(LinkSendTests::id)
			.containsExactly("0aaa", "0ppp", "0bbb");
		assertThat(received(0).body()).doesNotContain(text);
		assertThat(received(1).path()).endsWith("/service/shortlink_shortlink/action/update");
		assertThat(received(1).json().get("shortLink").get("name").stringValue()).isEqualTo(text);
	}

	@Test
	void throwsWhenNothingWasSentAtAll() throws Exception {
		KalturaClient client = this.account.client(ScriptedAccount.settings(), new Credentials.ReadySession("given"),
				this.account.sleeper());
		this.account.server().stopListening();
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> client.send(List.of(ADD, DELETE_B)))
			.matches((ex) -> !ex.mayHaveBeenSent());
		assertThat(this.account.sleeper().pauses()).hasSize(2);
	}

	@Test
	void throwsWhenNoSessionCanBeOpened() {
		this.account.server().repliesToSessionStart(Reply.json(error("START_SESSION_ERROR")));
		assertThatExceptionOfType(InvalidCredentialsException.class).isThrownBy(() -> send(ADD, DELETE_B));
		assertThat(this.account.server().received()).isEmpty();
	}

	@Test
	void tellsWhatWasNotSentWhenOtherCallsWere() {
		LinkCall placeholder = new LinkCall.Update("0ppp", LinkFields.none().with(LinkField.NAME, "{1:result}"));
		this.account.server().replies((connection) -> {
			this.account.server().stopListening();
			Reply.jsonThenClose(link("0aaa")).to(connection);
		});
		List<CallResult> results = send(placeholder, DISABLE_A);
		assertThat(results.get(1)).isInstanceOf(CallResult.Accepted.class);
		assertThat(results.get(0)).isInstanceOf(CallResult.NotSent.class);
	}

	@Test
	void throwsWhenInterruptedBeforeAnythingIsSent() {
		KalturaClient client = this.account.client();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(KalturaInterruptedException.class).isThrownBy(() -> client.send(List.of(ADD)))
			.matches((ex) -> !ex.mayHaveBeenSent());
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.account.server().received()).isEmpty();
	}

	private List<CallResult> send(LinkCall... calls) {
		return this.account.client().send(List.of(calls));
	}

	private Received received(int index) {
		return this.account.server().received().get(index);
	}

	private void assertSentOnce() {
		assertThat(this.account.server().received()).hasSize(1);
	}

	private static String id(CallResult result) {
		assertThat(result).isInstanceOf(CallResult.Accepted.class);
		return ((CallResult.Accepted) result).link().id();
	}

	@SuppressWarnings("ImmutableEnumChecker")
	enum Breakdown {

		RESET(Reply.reset()), HANG_UP(Reply.hangUp()), CUT_SHORT(Reply.cutShort(array(link("0aaa"), link("0bbb")))),
		HTTP_500(Reply.status(500)), HTTP_502(Reply.status(502)), HTTP_504(Reply.status(504)),
		HTTP_301(Reply.status(301)), HTTP_404(Reply.status(404));

		private final Reply reply;

		Breakdown(Reply reply) {
			this.reply = reply;
		}

	}

	@Test
	void doesNotSendAgainPastTheDeadline() {
		this.account.server()
			.replies(array(link("0aaa"), error("ACTION_BLOCKED"), error("ACTION_BLOCKED")),
					array(link("0bbb"), error("ACTION_BLOCKED")));
		List<CallResult> results = sendBefore(this.account.clock().instant().plusSeconds(15), DISABLE_A, DELETE_B, ADD);
		assertThat(results.get(0)).isInstanceOf(CallResult.Accepted.class);
		assertThat(results.get(1)).isInstanceOf(CallResult.Accepted.class);
		assertThat(results.get(2)).isEqualTo(new CallResult.Overdue());
		assertThat(this.account.server().received()).hasSize(2);
	}

	@Test
	void doesNotSendPastTheDeadlineWhenTheServerWasAway() throws Exception {
		KalturaClient client = clientWithPassingTime(new Credentials.ReadySession("given"));
		this.account.server().stopListening();
		assertThat(client.send(List.of(ADD, DELETE_B), this.account.clock().instant()))
			.containsOnly(new CallResult.Overdue());
	}

	private List<CallResult> sendBefore(Instant deadline, LinkCall... calls) {
		return clientWithPassingTime(new Credentials.AdminSecret(ScriptedAccount.SECRET)).send(List.of(calls),
				deadline);
	}

	/** Its pauses move the clock. */
	private KalturaClient clientWithPassingTime(Credentials credentials) {
		return this.account.client(ScriptedAccount.settings(), credentials, this.account.clock()::advance);
	}

}
