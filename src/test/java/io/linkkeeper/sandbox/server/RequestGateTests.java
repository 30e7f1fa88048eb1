package io.linkkeeper.sandbox.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who waits for room, and who does not.
 */
class RequestGateTests {

	private static final long MEGABYTE = 1024 * 1024;

	private final RequestGate gate = new RequestGate();

	@Test
	void smallRequestsNeverWait() {
		this.gate.enter(MEGABYTE);
		assertThat(this.gate.enter(4096)).isZero();
		assertThat(this.gate.enter(0)).isZero();
	}

	@Test
	void requestsShareTheRoomByTheirSize() throws InterruptedException {
		int first = this.gate.enter(MEGABYTE / 2);
		int second = this.gate.enter(MEGABYTE / 2);
		Thread third = new Thread(() -> this.gate.leave(this.gate.enter(5000)));
		third.start();
		awaitWaiting(third);
		this.gate.leave(first);
		third.join();
		this.gate.leave(second);
	}

	@Test
	void largestRequestsAndThoseOfUnknownSizeTakeAllTheRoom() throws InterruptedException {
		for (long size : new long[] { -1, 100 * MEGABYTE }) {
			int taken = this.gate.enter(size);
			assertThat(taken).isEqualTo((int) MEGABYTE);
			Thread other = new Thread(() -> this.gate.leave(this.gate.enter(5000)));
			other.start();
			awaitWaiting(other);
			this.gate.leave(taken);
			other.join();
		}
	}

	private static void awaitWaiting(Thread thread) {
		while (thread.getState() != Thread.State.WAITING) {
			assertThat(thread.isAlive()).isTrue();
			Thread.onSpinWait();
		}
	}

}
