package io.linkkeeper.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

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
 * Parcels go in and come out exactly once, whatever happens to them.
 */
@Timeout(60)
class ApplyDispatcherTests {

	private static final Instant GOOD_UNTIL = Instant.parse("2026-06-01T04:15:30Z");

	private static final BiFunction<List<LinkCall>, Instant, List<CallResult>> DONE = (calls, deadline) -> calls
		.stream()
		.<CallResult>map((call) -> new CallResult.Accepted(
				Links.withStatus(Links.link(((LinkCall.Update) call).id()), LinkStatus.DISABLED)))
		.toList();

	private final StopSignal stop = new StopSignal((duration) -> {
	});

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private static ChangeBatch parcel(int number) {
		return new ChangeBatch("lease", List.of(Links.row(number, Links.disable(Links.link("link" + number)))), GOOD_UNTIL);
	}

	/** Sends parcels and waits for all of them. */
	private static List<BatchResult> deliver(ApplyDispatcher senders, int parcels) {
		IntStream.range(0, parcels).forEach((number) -> senders.send(parcel(number)));
		List<BatchResult> deliveries = new ArrayList<>();
		while (!senders.areIdle()) {
			deliveries.addAll(senders.await());
		}
		return deliveries;
	}

	private static List<ChangeState> states(List<BatchResult> deliveries) {
		return deliveries.stream().flatMap((delivery) -> delivery.outcomes().stream()).map(Outcome::state).toList();
	}

	private static void expectEachOnce(List<BatchResult> deliveries, int parcels, ChangeState state) {
		assertThat(deliveries).extracting((delivery) -> delivery.parcel().rows().get(0).seq())
			.containsExactlyInAnyOrderElementsOf(IntStream.range(0, parcels).mapToObj(Long::valueOf).toList());
		assertThat(states(deliveries)).hasSize(parcels).containsOnly(state);
	}

	@Test
	void sendsNothingThatWasCheckedTooLongAgo() {
		this.clock.set(GOOD_UNTIL.plusSeconds(1));
		try (ApplyDispatcher senders = new ApplyDispatcher((calls, deadline) -> {
			throw new AssertionError("sent");
		}, this.stop, this.clock, 2)) {
			expectEachOnce(deliver(senders, 3), 3, ChangeState.PLANNED);
		}
	}

	@Test
	void deliversEachParcelOnce() {
		try (ApplyDispatcher senders = new ApplyDispatcher(DONE, this.stop, this.clock, 4)) {
			expectEachOnce(deliver(senders, 100), 100, ChangeState.APPLIED);
			assertThat(senders.take()).isEmpty();
		}
	}

	@Test
	void doesNotKnowWhatBecameOfAParcelWhoseSendingFailed() {
		BiFunction<List<LinkCall>, Instant, List<CallResult>> failing = (calls, deadline) -> {
			throw new IllegalStateException("broken");
		};
		try (ApplyDispatcher senders = new ApplyDispatcher(failing, this.stop, this.clock, 2)) {
			List<BatchResult> deliveries = deliver(senders, 10);
			expectEachOnce(deliveries, 10, ChangeState.UNKNOWN);
			assertThat(deliveries).allSatisfy((delivery) -> assertThat(delivery.failure()).hasMessage("broken"));
		}
	}

	@Test
	void deliversAParcelThatBrokeTheThread() {
		BiFunction<List<LinkCall>, Instant, List<CallResult>> failing = (calls, deadline) -> {
			throw new NoClassDefFoundError("Gone");
		};
		try (ApplyDispatcher senders = new ApplyDispatcher(failing, this.stop, this.clock, 2)) {
			expectEachOnce(deliver(senders, 10), 10, ChangeState.UNKNOWN);
		}
	}

	@Test
	void endsWhenAPartOfAParcelCouldNotBeSent() {
		try (ApplyDispatcher senders = new ApplyDispatcher((calls, deadline) -> List.of(new CallResult.NotSent("no session")),
				this.stop, this.clock, 1)) {
			List<BatchResult> deliveries = deliver(senders, 1);
			expectEachOnce(deliveries, 1, ChangeState.PLANNED);
			assertThat(deliveries.get(0).failure()).hasMessage("no session");
		}
	}

	@Test
	void sendsNothingMoreOnceAskedToStop() {
		this.stop.raise();
		try (ApplyDispatcher senders = new ApplyDispatcher(DONE, this.stop, this.clock, 2)) {
			expectEachOnce(deliver(senders, 10), 10, ChangeState.PLANNED);
		}
	}

	@Test
	void letsWhatIsOnItsWayEndAndSendsNothingMoreOnceCancelled() throws InterruptedException {
		CountDownLatch sending = new CountDownLatch(1);
		CountDownLatch cancelled = new CountDownLatch(1);
		BiFunction<List<LinkCall>, Instant, List<CallResult>> slow = (calls, deadline) -> {
			sending.countDown();
			await(cancelled);
			return DONE.apply(calls, deadline);
		};
		try (ApplyDispatcher senders = new ApplyDispatcher(slow, this.stop, this.clock, 1)) {
			senders.send(parcel(100));
			sending.await();
			senders.cancel();
			cancelled.countDown();
			assertThat(states(deliver(senders, 3))).containsExactly(ChangeState.APPLIED, ChangeState.PLANNED,
					ChangeState.PLANNED, ChangeState.PLANNED);
		}
	}

	@Test
	void hasRoomUntilAsManyWaitAsAreSentAtOnce() throws InterruptedException {
		CountDownLatch sending = new CountDownLatch(2);
		CountDownLatch release = new CountDownLatch(1);
		BiFunction<List<LinkCall>, Instant, List<CallResult>> slow = (calls, deadline) -> {
			sending.countDown();
			await(release);
			return DONE.apply(calls, deadline);
		};
		try (ApplyDispatcher senders = new ApplyDispatcher(slow, this.stop, this.clock, 2)) {
			IntStream.range(0, 2).forEach((number) -> senders.send(parcel(number)));
			sending.await();
			assertThat(senders.haveRoom()).isTrue();
			IntStream.range(2, 4).forEach((number) -> senders.send(parcel(number)));
			assertThat(senders.haveRoom()).isFalse();
			release.countDown();
			assertThat(deliver(senders, 0)).hasSizeGreaterThan(0);
		}
	}

	@Test
	void takesAnInterruptedOwnerForAWishToStop() {
		try (ApplyDispatcher senders = new ApplyDispatcher(DONE, this.stop, this.clock, 1)) {
			Thread.currentThread().interrupt();
			assertThat(senders.await()).isEmpty();
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
