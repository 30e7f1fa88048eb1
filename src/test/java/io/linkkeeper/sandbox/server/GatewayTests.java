package io.linkkeeper.sandbox.server;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.linkkeeper.TestSandbox;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.answer.HttpAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Work that goes on after the gateway has answered 504.
 */
class GatewayTests {

	private final TestSandbox sandbox = TestSandbox.with(SandboxOptions.defaults().withControl(true));

	private final CountDownLatch before = new CountDownLatch(1);

	private final CountDownLatch after = new CountDownLatch(1);

	@BeforeEach
	void putLink() {
		this.sandbox.account().put(TestSandbox.link("a"));
		this.sandbox.account().put(TestSandbox.link("b"));
	}

	@AfterEach
	void stop() {
		this.before.countDown();
		this.sandbox.close();
	}

	@Test
	void effectFollowsTheTimeout() throws InterruptedException {
		holdWork();
		this.sandbox.faults().gatewayTimeLimit(Duration.ofMillis(20));
		assertThat(this.sandbox.send("shortlink_shortlink.delete", "id", "a").statusCode()).isEqualTo(504);
		assertThat(status("a")).isEqualTo(SandboxLink.Status.ENABLED);
		this.before.countDown();
		this.after.await();
		assertThat(status("a")).isEqualTo(SandboxLink.Status.DELETED);
	}

	@Test
	void itemsOfAMultirequestGoOn() throws InterruptedException {
		CountDownLatch both = new CountDownLatch(2);
		this.sandbox.faults().before((request) -> await(this.before));
		this.sandbox.faults().after((request) -> both.countDown());
		this.sandbox.faults().gatewayTimeLimit(Duration.ofMillis(20));
		String delete = ":service=shortlink_shortlink&%1$d:action=delete&%1$d:id=%2$s&";
		assertThat(
				this.sandbox
					.post("/service/multirequest",
							1 + delete.formatted(1, "a") + 2 + delete.formatted(2, "b") + "format=1&ks="
									+ this.sandbox.ks())
					.statusCode())
			.isEqualTo(504);
		this.before.countDown();
		both.await();
		assertThat(status("b")).isEqualTo(SandboxLink.Status.DELETED);
	}

	@Test
	void fastAnswersPass() {
		this.sandbox.faults().gatewayTimeLimit(Duration.ofSeconds(30));
		JsonNode link = this.sandbox.call("shortlink_shortlink.delete", "id", "a");
		assertThat(link.get("status").asInt()).isEqualTo(3);
	}

	@Test
	void isSetOverHttpTogetherWithALatencyThatExceedsIt() throws InterruptedException {
		this.sandbox.faults().after((request) -> this.after.countDown());
		URI control = URI.create("http://127.0.0.1:" + this.sandbox.server().port() + Control.PATH);
		assertThat(
				this.sandbox.post(control, "application/json", "{\"gatewayTimeLimitMillis\":10,\"latencyMillis\":200}")
					.statusCode())
			.isEqualTo(204);
		assertThat(this.sandbox.send("shortlink_shortlink.delete", "id", "a").statusCode()).isEqualTo(504);
		this.after.await();
		assertThat(status("a")).isEqualTo(SandboxLink.Status.DELETED);
		assertThat(this.sandbox.post(control, "application/json", "{\"gatewayTimeLimitMillis\":-1}").statusCode())
			.isEqualTo(400);
	}

	@Test
	void closingWaitsForTheWork() throws InterruptedException {
		Gateway gateway = new Gateway();
		HttpAnswer answer = gateway.answer(Duration.ZERO, () -> {
			await(this.before);
			return HttpAnswer.tooLarge();
		}, this.after::countDown);
		assertThat(answer.status()).isEqualTo(504);
		Thread closing = new Thread(gateway::close);
		closing.start();
		while (closing.getState() != Thread.State.TIMED_WAITING) {
			Thread.onSpinWait();
		}
		this.before.countDown();
		closing.join();
		assertThat(this.after.getCount()).isZero();
	}

	@Test
	void refusesWorkBeyondWhatIsUnderWay() {
		try (Gateway gateway = new Gateway()) {
			AtomicInteger ended = new AtomicInteger();
			Callable<HttpAnswer> work = () -> {
				await(this.before);
				return HttpAnswer.tooLarge();
			};
			for (int i = 0; i < Gateway.MAX_THREADS + Gateway.MAX_WAITING; i++) {
				assertThat(gateway.answer(Duration.ZERO, work, ended::incrementAndGet).status()).isEqualTo(504);
			}
			assertThat(ended).hasValue(0);
			assertThat(gateway.answer(Duration.ofMinutes(1), work, ended::incrementAndGet).status()).isEqualTo(503);
			assertThat(ended).hasValue(1);
			this.before.countDown();
		}
	}

	@Test
	void tellsOfWorkThatFailsWhenNobodyWaitsForItAnyMore() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(Gateway.class);
		log.start();
		logger.addAppender(log);
		try (Gateway gateway = new Gateway()) {
			HttpAnswer answer = gateway.answer(Duration.ZERO, () -> {
				await(this.before);
				throw new AssertionError("out of order");
			}, this.after::countDown);
			assertThat(answer.status()).isEqualTo(504);
			assertThat(this.after.getCount()).isOne();
			this.before.countDown();
		}
		finally {
			logger.detachAppender(log);
		}
		assertThat(this.after.getCount()).isZero();
		assertThat(log.list).singleElement()
			.satisfies((event) -> assertThat(event.getThrowableProxy().getMessage()).isEqualTo("out of order"));
	}

	private void holdWork() {
		this.sandbox.faults().before((request) -> await(this.before));
		this.sandbox.faults().after((request) -> this.after.countDown());
	}

	private SandboxLink.Status status(String id) {
		return this.sandbox.account().link(id).orElseThrow().status();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
