package io.linkkeeper.kaltura;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import io.linkkeeper.kaltura.error.KalturaApiException;
import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.http.RetrySettings;
import io.linkkeeper.link.ShortLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.linkkeeper.kaltura.ScriptedAccount.error;
import static io.linkkeeper.kaltura.ScriptedAccount.link;
import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LinkReadRetryTests {

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	@ParameterizedTest
	@EnumSource
	void readsAgainAfter(Breakdown breakdown) {
		this.account.server().replies(breakdown.reply, Reply.json(list(link("0ab1"))));
		assertThat(listAll()).extracting(ShortLink::id).containsExactly("0ab1");
		assertThat(this.account.sleeper().pauses()).hasSize(1);
	}

	@Test
	void growsThePauseBetweenAttemptsWithJitter() {
		this.account.server().replies(Reply.status(503), Reply.status(503), Reply.json(list()));
		listAll();
		List<Duration> pauses = this.account.sleeper().pauses();
		assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
		assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
	}

	@Test
	void neverPausesLongerThanTheLongestPause() {
		RetrySettings retry = new RetrySettings(8, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(10),
				0);
		this.account.server().replies(Collections.nCopies(8, Reply.status(503)).toArray(Reply[]::new));
		KalturaClient client = this.account.client(ScriptedAccount.settings().withRetry(retry));
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> client.count(LinkFilter.any()));
		assertThat(this.account.sleeper().pauses()).hasSize(7)
			.allMatch((pause) -> pause.compareTo(Duration.ofSeconds(3)) <= 0);
	}

	@Test
	void givesUpAfterTheLastAttemptAndNamesTheHost() {
		this.account.server().replies(Reply.status(503), Reply.status(503), Reply.status(503));
		assertThatExceptionOfType(TransportException.class).isThrownBy(this::listAll)
			.withMessageContaining("127.0.0.1")
			.withMessageContaining("503");
		assertThat(this.account.server().received()).hasSize(3);
	}

	@Test
	void readsAgainWhenTheServerBreaksDownInside() {
		this.account.server().replies(error("INTERNAL_SERVERL_ERROR"), error("INTERNAL_DATABASE_ERROR"), list());
		assertThat(listAll()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 403, 404, 204 })
	void doesNotReadAgainWhenTheServiceUrlIsNotTheApis(int status) {
		this.account.server().repliesToSessionStart(Reply.status(status));
		assertThatExceptionOfType(TransportException.class).isThrownBy(this::listAll)
			.withMessageContaining("service URL");
		assertThat(this.account.sleeper().pauses()).isEmpty();
		assertThat(this.account.server().sessionStarts()).hasSize(1);
	}

	@Test
	void doesNotReadAgainWhatTheApiRefuses() {
		this.account.server().replies(error("SERVICE_FORBIDDEN"));
		assertThatExceptionOfType(KalturaApiException.class).isThrownBy(this::listAll);
		assertThat(this.account.server().received()).hasSize(1);
	}

	@Test
	void pausesTenSecondsOrMoreWhenBlockedAndRetries() {
		this.account.server().replies(error("ACTION_BLOCKED"), error("ACTION_BLOCKED"), list(link("0ab1")));
		assertThat(listAll()).hasSize(1);
		assertThat(this.account.sleeper().pauses()).hasSize(2)
			.allMatch((pause) -> pause.compareTo(Duration.ofSeconds(10)) >= 0);
	}

	@Test
	void doesNotCountBlocksAsFailures() {
		this.account.server()
			.replies(Reply.json(error("ACTION_BLOCKED")), Reply.status(503), Reply.json(error("ACTION_BLOCKED")),
					Reply.status(503), Reply.json(list()));
		assertThat(listAll()).isEmpty();
	}

	@Test
	void givesUpWhenBlockedForTooLong() {
		this.account.server().replies(error("ACTION_BLOCKED"), error("ACTION_BLOCKED"), error("ACTION_BLOCKED"));
		assertThatExceptionOfType(KalturaApiException.class).isThrownBy(this::listAll);
		assertThat(this.account.sleeper().pauses()).hasSize(2);
	}

	@Test
	void endsAtOnceWhenInterruptedInAPause() {
		this.account.server().replies(Reply.status(503));
		this.account.sleeper().interrupt();
		assertThatExceptionOfType(KalturaInterruptedException.class).isThrownBy(this::listAll);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.account.server().received()).hasSize(1);
	}

	@Test
	void givesUpSoonerWhenTheServerWasNeverReached() throws IOException {
		this.account.server().stopListening();
		KalturaClient client = this.account.client(ClientSettings.defaults());
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> client.count(LinkFilter.any()));
		assertThat(this.account.sleeper().pauses()).hasSize(RetrySettings.UNREACHED_ATTEMPTS - 1);
		assertThat(this.account.sleeper().pauses().stream().reduce(Duration.ZERO, Duration::plus))
			.isLessThan(Duration.ofSeconds(30));
	}

	@Test
	void countsRequestsAndRetries() {
		this.account.server().replies(Reply.status(503), Reply.json(list()));
		KalturaClient client = this.account.client();
		client.count(LinkFilter.any());
		assertThat(client.statistics().requests()).isEqualTo(3);
		assertThat(client.statistics().retries()).isEqualTo(1);
		assertThat(client.statistics().rateLimitWaits()).isZero();
		assertThat(client.statistics().latencyMillis()).isNotNegative();
	}

	private List<ShortLink> listAll() {
		return this.account.client().list(LinkFilter.any(), LinkOrder.CREATED_AT_ASCENDING, 500, 1).objects();
	}

	@SuppressWarnings("ImmutableEnumChecker")
	enum Breakdown {

		RESET(Reply.reset()), HANG_UP(Reply.hangUp()), CUT_SHORT(Reply.cutShort(list(link("0ab1")))),
		HTTP_500(Reply.status(500)), HTTP_504(Reply.status(504)), HTTP_429(Reply.status(429)), NO_HTTP((connection) -> {
			connection.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			connection.close();
		});

		private final Reply reply;

		Breakdown(Reply reply) {
			this.reply = reply;
		}

	}

}
