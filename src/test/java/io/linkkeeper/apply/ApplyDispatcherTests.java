package io.linkkeeper.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.linkkeeper.Links;
import io.linkkeeper.SettableClock;
import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.link.LinkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each batch yields exactly one result, even when sending fails.
 */
@Timeout(60)
class ApplyDispatcherTests {

	private static final Instant DEADLINE = Instant.parse("2026-06-01T04:15:30Z");

	private static final BiFunction<List<LinkCall>, Instant, List<CallResult>> DONE = (calls, deadline) -> calls
		.stream()
		.<CallResult>map((call) -> new CallResult.Accepted(
				Links.withStatus(Links.link(((LinkCall.Update) call).id()), LinkStatus.DISABLED)))
		.toList();

	private final StopSignal stop = new StopSignal((duration) -> {
	});

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private static ChangeBatch batch(int number) {
		return new ChangeBatch("lease", List.of(Links.row(number + 1, Links.disable(Links.link("link" + number)))),
				DEADLINE);
	}

	/** Sends batches and waits for all of them. */
	private static List<BatchResult> deliver(ApplyDispatcher dispatcher, int batches) {
		IntStream.range(0, batches).forEach((number) -> dispatcher.send(batch(number)));
		List<BatchResult> results = new ArrayList<>();
		while (!dispatcher.isIdle()) {
			results.addAll(dispatcher.await());
		}
		return results;
	}

	private static List<ChangeState> states(List<BatchResult> results) {
		return results.stream().flatMap((result) -> result.outcomes().stream()).map(Outcome::state).toList();
	}

	private static void expectEachOnce(List<BatchResult> results, int batches, ChangeState state) {
		assertThat(results).extracting((result) -> result.batch().rows().get(0).seq())
			.containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, batches).boxed().toList());
		assertThat(states(results)).hasSize(batches).containsOnly(state);
	}

	@Test
	void sendsNoBatchAfterItsDeadline() {
		this.clock.set(DEADLINE.plusSeconds(1));
		try (ApplyDispatcher dispatcher = new ApplyDispatcher((calls, deadline) -> {
			throw new AssertionError("sent");
		}, this.stop, this.clock, 2)) {
			expectEachOnce(deliver(dispatcher, 3), 3, ChangeState.PLANNED);
		}
	}

	@Test
	void returnsOneResultForEachBatch() {
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(DONE, this.stop, this.clock, 4)) {
			expectEachOnce(deliver(dispatcher, 100), 100, ChangeState.APPLIED);
			assertThat(dispatcher.take()).isEmpty();
		}
	}

	@Test
	void reportsUnknownOutcomesWhenSendingFails() {
		BiFunction<List<LinkCall>, Instant, List<CallResult>> failing = (calls, deadline) -> {
			throw new IllegalStateException("broken");
		};
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(failing, this.stop, this.clock, 2)) {
			List<BatchResult> results = deliver(dispatcher, 10);
			expectEachOnce(results, 10, ChangeState.UNKNOWN);
			assertThat(results).allSatisfy((result) -> assertThat(result.failure()).hasMessage("broken"));
		}
	}

	@Test
	void returnsAResultWhenSendingThrowsAnError() {
		BiFunction<List<LinkCall>, Instant, List<CallResult>> failing = (calls, deadline) -> {
			throw new NoClassDefFoundError("Gone");
		};
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(failing, this.stop, this.clock, 2)) {
			expectEachOnce(deliver(dispatcher, 10), 10, ChangeState.UNKNOWN);
		}
	}

	@Test
	void failsWhenPartOfABatchWasNotSent() {
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(
				(calls, deadline) -> List.of(new CallResult.NotSent("no session")), this.stop, this.clock, 1)) {
			List<BatchResult> results = deliver(dispatcher, 1);
			expectEachOnce(results, 1, ChangeState.PLANNED);
			assertThat(results.get(0).failure()).hasMessage("no session");
		}
	}

	@Test
	void sendsNothingMoreOnceAskedToStop() {
		this.stop.raise();
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(DONE, this.stop, this.clock, 2)) {
			expectEachOnce(deliver(dispatcher, 10), 10, ChangeState.PLANNED);
		}
	}

	@Test
	void finishesRequestsInFlightAndSendsNoMoreOnceCancelled() throws InterruptedException {
		CountDownLatch sending = new CountDownLatch(1);
		CountDownLatch cancelled = new CountDownLatch(1);
		BiFunction<List<LinkCall>, Instant, List<CallResult>> slow = (calls, deadline) -> {
			sending.countDown();
			await(cancelled);
			return DONE.apply(calls, deadline);
		};
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(slow, this.stop, this.clock, 1)) {
			dispatcher.send(batch(100));
			sending.await();
			dispatcher.cancel();
			cancelled.countDown();
			assertThat(states(deliver(dispatcher, 3))).containsExactly(ChangeState.APPLIED, ChangeState.PLANNED,
					ChangeState.PLANNED, ChangeState.PLANNED);
		}
	}

	@Test
	void hasCapacityUntilAsManyAreQueuedAsAreSentAtOnce() throws InterruptedException {
		CountDownLatch sending = new CountDownLatch(2);
		CountDownLatch release = new CountDownLatch(1);
		BiFunction<List<LinkCall>, Instant, List<CallResult>> slow = (calls, deadline) -> {
			sending.countDown();
			await(release);
			return DONE.apply(calls, deadline);
		};
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(slow, this.stop, this.clock, 2)) {
			IntStream.range(0, 2).forEach((number) -> dispatcher.send(batch(number)));
			sending.await();
			assertThat(dispatcher.hasCapacity()).isTrue();
			IntStream.range(2, 4).forEach((number) -> dispatcher.send(batch(number)));
			assertThat(dispatcher.hasCapacity()).isFalse();
			release.countDown();
			assertThat(deliver(dispatcher, 0)).hasSizeGreaterThan(0);
		}
	}

	@Test
	void stopsWhenItsOwnerIsInterrupted() {
		try (ApplyDispatcher dispatcher = new ApplyDispatcher(DONE, this.stop, this.clock, 1)) {
			Thread.currentThread().interrupt();
			assertThat(dispatcher.await()).isEmpty();
			assertThat(this.stop.isRaised()).isTrue();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
