package io.linkkeeper.jar;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.linkkeeper.sandbox.fault.ReceivedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds calls of the worker up in the sandbox, so that a test knows where the worker is.
 * Thread-safe.
 */
final class Gate implements Consumer<ReceivedRequest> {

	private static final long LONGEST_SECONDS = 60;

	private final Predicate<ReceivedRequest> closedTo;

	private final CountDownLatch arrived = new CountDownLatch(1);

	private final CountDownLatch opened = new CountDownLatch(1);

	private Gate(Predicate<ReceivedRequest> closedTo) {
		this.closedTo = closedTo;
	}

	static Gate closedTo(Predicate<ReceivedRequest> which) {
		return new Gate(which);
	}

	@Override
	public void accept(ReceivedRequest request) {
		if (this.closedTo.test(request)) {
			this.arrived.countDown();
			await(this.opened);
		}
	}

	/** Waits until a call stands before the gate. */
	void awaitArrival() {
		assertThat(await(this.arrived)).as("a call arrived at the gate").isTrue();
	}

	/** Lets all calls through, from now on. */
	void open() {
		this.opened.countDown();
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(LONGEST_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
