package io.linkkeeper.kaltura.http;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.Reply;
import io.linkkeeper.kaltura.ScriptedAccount;
import io.linkkeeper.kaltura.error.AnswerTooLargeException;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.kaltura.ScriptedAccount.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class HttpTransportTests {

	private static final RetrySettings ONCE = new RetrySettings(1, Duration.ofSeconds(1), Duration.ofSeconds(1),
			Duration.ofSeconds(10), 0);

	private static final List<LinkCall> UPDATE = List
		.of(new LinkCall.Update("0aaa", LinkFields.status(LinkStatus.DISABLED)));

	@RegisterExtension
	final ScriptedAccount account = new ScriptedAccount();

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void usesOneConnectionForRequestsThatFollowEachOther() {
		this.account.server().replies(list(), list(), list());
		KalturaClient client = this.account.client();
		for (int i = 0; i < 3; i++) {
			client.count(LinkFilter.any());
		}
		assertThat(this.account.server().acceptedConnections()).isEqualTo(1);
	}

	@Test
	void neverHasMoreRequestsInFlightThanAllowed() throws Exception {
		AtomicInteger inFlight = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		CountDownLatch two = new CountDownLatch(2);
		for (int i = 0; i < 12; i++) {
			this.account.server().replies((Reply) (connection) -> {
				most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
				two.countDown();
				awaitUninterrupted(two);
				inFlight.decrementAndGet();
				Reply.json(list()).to(connection);
			});
		}
		KalturaClient client = this.account.client(ScriptedAccount.settings().withConcurrentRequests(2));
		List<Future<Long>> counts = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			counts.add(this.executor.submit(() -> client.count(LinkFilter.any())));
		}
		for (Future<Long> count : counts) {
			assertThat(count.get()).isZero();
		}
		assertThat(most).hasValue(2);
		assertThat(this.account.server().acceptedConnections()).isLessThanOrEqualTo(2);
	}

	@Test
	void endsAnAnswerThatTricklesInWhenItsTimeIsOver() {
		this.account.server().replies(Reply.trickle());
		KalturaClient client = this.account
			.client(ScriptedAccount.settings().withRequestTimeout(Duration.ofMillis(300)).withRetry(ONCE));
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> client.count(LinkFilter.any()))
			.withMessageContaining("within PT0.3S")
			.matches(KalturaException::mayHaveBeenSent);
	}

	@Test
	void refusesAnAnswerWithoutEnd() {
		this.account.server().replies((Reply) (connection) -> {
			OutputStream stream = connection.getOutputStream();
			stream.write("HTTP/1.1 200 OK\r\n\r\n\"".getBytes(StandardCharsets.US_ASCII));
			byte[] block = new byte[1024 * 1024];
			Arrays.fill(block, (byte) 'x');
			while (true) {
				stream.write(block);
			}
		});
		KalturaClient client = this.account.client(ScriptedAccount.settings().withRetry(ONCE));
		assertThatExceptionOfType(AnswerTooLargeException.class).isThrownBy(() -> client.count(LinkFilter.any()))
			.withMessageContaining("larger than");
	}

	@Test
	void doesNotFollowARedirectWithTheSession() {
		this.account.server()
			.replies((Reply) (connection) -> connection.getOutputStream()
				.write("HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII)));
		assertThatExceptionOfType(TransportException.class)
			.isThrownBy(() -> this.account.client().count(LinkFilter.any()));
		assertThat(this.account.server().received()).noneMatch((request) -> request.path().contains("elsewhere"));
	}

	@Test
	void anInterruptEndsAReadInFlightAtOnce() throws Exception {
		KalturaException thrown = interruptInFlight((client) -> client.count(LinkFilter.any()));
		assertThat(thrown).isInstanceOf(KalturaInterruptedException.class);
		assertThat(thrown.mayHaveBeenSent()).isTrue();
	}

	@Test
	void anInterruptMakesAWriteInFlightUnknown() throws Exception {
		AtomicReference<List<CallResult>> results = new AtomicReference<>();
		interruptInFlight((client) -> {
			results.set(client.send(UPDATE));
			throw new KalturaInterruptedException("flag kept: " + Thread.currentThread().isInterrupted(), true);
		});
		assertThat(results.get()).singleElement().isInstanceOf(CallResult.Unknown.class);
	}

	private KalturaException interruptInFlight(Consumer<KalturaClient> call) throws Exception {
		CountDownLatch received = new CountDownLatch(1);
		this.account.server().replies(Reply.silence(received));
		KalturaClient client = this.account.client();
		AtomicReference<KalturaException> thrown = new AtomicReference<>();
		AtomicReference<Boolean> interrupted = new AtomicReference<>();
		Thread thread = new Thread(() -> {
			try {
				call.accept(client);
			}
			catch (KalturaException ex) {
				thrown.set(ex);
				interrupted.set(Thread.currentThread().isInterrupted());
			}
		});
		thread.start();
		assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();
		thread.interrupt();
		thread.join(10_000);
		assertThat(interrupted).hasValue(true);
		return Objects.requireNonNull(thrown.get());
	}

	@Test
	void closeAbortsWhatIsInFlight() throws Exception {
		CountDownLatch received = new CountDownLatch(1);
		this.account.server().replies(Reply.silence(received));
		KalturaClient client = this.account.client();
		Future<Long> count = this.executor.submit(() -> client.count(LinkFilter.any()));
		assertThat(received.await(10, TimeUnit.SECONDS)).isTrue();
		client.close();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> count.get(10, TimeUnit.SECONDS))
			.withMessageContaining("is closed");
		assertThat(this.account.sleeper().pauses()).isEmpty();
	}

	@Test
	void aClosedClientSendsNothing() {
		KalturaClient client = this.account.client();
		client.close();
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> client.send(UPDATE))
			.withMessageContaining("is closed")
			.matches((ex) -> !ex.mayHaveBeenSent());
		assertThat(this.account.server().sessionStarts()).isEmpty();
	}

	@Test
	void whatIsTooLateToSendLeavesRoomForOthers() {
		this.account.server().replies(list());
		KalturaClient client = this.account.client(ScriptedAccount.settings().withConcurrentRequests(1));
		Instant past = this.account.clock().instant().minusSeconds(1);
		assertThat(client.send(UPDATE, past)).singleElement().isInstanceOf(CallResult.Overdue.class);
		assertThat(client.count(LinkFilter.any())).isZero();
	}

	@Test
	void whatAClosedClientRefusesLeavesRoomForOthers() {
		KalturaClient client = this.account.client(ScriptedAccount.settings().withConcurrentRequests(1));
		client.close();
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(TransportException.class).isThrownBy(() -> client.count(LinkFilter.any()))
				.withMessageContaining("is closed");
		}
	}

	@Test
	void waitsForTheRateLimitOnlyWhenOneIsSet() {
		this.account.server().replies(list(), list(), list());
		KalturaClient client = this.account.client(ScriptedAccount.settings().withRequestsPerSecond(0.01));
		client.count(LinkFilter.any());
		client.count(LinkFilter.any());
		assertThat(this.account.sleeper().pauses()).hasSize(2);
		assertThat(this.account.sleeper().pauses())
			.allSatisfy((pause) -> assertThat(pause).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(103)));
		assertThat(client.statistics().rateLimitWaits()).isEqualTo(2);
	}

	@Test
	void anInterruptEndsTheWaitForTheRateLimit() {
		KalturaClient client = this.account.client(ScriptedAccount.settings().withRequestsPerSecond(0.01));
		this.account.sleeper().interrupt();
		assertThatExceptionOfType(KalturaInterruptedException.class).isThrownBy(() -> client.send(UPDATE));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.account.server().received()).isEmpty();
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
