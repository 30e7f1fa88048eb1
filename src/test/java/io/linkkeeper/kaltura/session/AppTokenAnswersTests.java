package io.linkkeeper.kaltura.session;

import java.time.Duration;

import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.Received;
import io.linkkeeper.kaltura.Reply;
import io.linkkeeper.kaltura.ScriptedAccount;
import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.kaltura.http.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.linkkeeper.kaltura.ScriptedAccount.error;
import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Signing in with an app token, to a server that answers wrongly or says too much.
 */
class AppTokenAnswersTests {

	private static final String TOKEN = "c0ffee00c0ffee00c0ffee00c0ffee00";

	private static final String WIDGET_KS = "our-widget-ks";

	private static final String WIDGET = "{\"partnerId\":102,\"ks\":\"" + WIDGET_KS
			+ "\",\"userId\":0,\"objectType\":\"KalturaStartWidgetSessionResponse\"}";

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	private final KalturaClient client = this.account.client(ScriptedAccount.settings(),
			new Credentials.AppToken("0_abc", TOKEN), this.account.sleeper());

	private static String session(String fields) {
		return "{\"partnerId\":\"102\",\"sessionType\":\"2\",\"userId\":\"admin@example.com\"," + fields
				+ ",\"objectType\":\"KalturaSessionInfo\"}";
	}

	@Test
	void neverSendsTheTokenItself() {
		this.account.server().replies(WIDGET, session("\"ks\":\"a-ks\",\"expiry\":\"1772373600\""), list());
		this.client.count(LinkFilter.any());
		assertThat(this.account.server().received()).hasSize(3)
			.extracting(Received::body)
			.noneMatch((body) -> body.contains(TOKEN));
		assertThat(this.account.server().received().get(1).json().get("tokenHash").asString())
			.isEqualTo(AppTokenHash.SHA1.of(WIDGET_KS, TOKEN));
		assertThat(this.account.server().received().get(2).json().get("ks").asString()).isEqualTo("a-ks");
	}

	@Test
	void showsNeitherTokenNorSessionThatAnErrorEchoes() {
		String echo = TOKEN + " " + WIDGET_KS;
		this.account.server().replies(WIDGET, error("SOMETHING_WRONG", echo, "{\"echo\":\"" + echo + "\"}"));
		Throwable thrown = catchThrowable(() -> this.client.count(LinkFilter.any()));
		assertThat(thrown).isInstanceOfSatisfying(KalturaApiException.class,
				(ex) -> assertThat(ex.error().toString()).contains("SOMETHING_WRONG").doesNotContain(TOKEN, WIDGET_KS));
		assertThat(thrown).message().doesNotContain(TOKEN, WIDGET_KS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "{}", "{\"ks\":\"\",\"objectType\":\"KalturaStartWidgetSessionResponse\"}" })
	void refusesAWidgetSessionThatIsNone(String answer) {
		this.account.server().replies(answer);
		assertThat(catchThrowable(() -> this.client.count(LinkFilter.any())))
			.isInstanceOf(UntrustworthyAnswerException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"expiry\":\"1772373600\"", "\"ks\":\" \",\"expiry\":\"1772373600\"", "\"ks\":\"a-ks\"" })
	void refusesASessionThatIsNone(String fields) {
		this.account.server().replies(WIDGET, session(fields));
		assertThat(catchThrowable(() -> this.client.count(LinkFilter.any())))
			.isInstanceOf(UntrustworthyAnswerException.class);
	}

	@Test
	void triesAgainWhenTheServerFails() {
		this.account.server()
			.replies(Reply.status(503), Reply.json(WIDGET), Reply.status(503),
					Reply.json(session("\"ks\":\"a-ks\",\"expiry\":\"1772373600\"")), Reply.json(list()));
		assertThat(this.client.count(LinkFilter.any())).isZero();
		assertThat(this.account.sleeper().pauses()).hasSize(2);
		assertThat(AppTokenSessionSource.WIDGET_LENGTH).isGreaterThan(Duration.ofMinutes(5));
	}

}
