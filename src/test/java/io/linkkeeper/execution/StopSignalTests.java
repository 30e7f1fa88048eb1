package io.linkkeeper.execution;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.linkkeeper.kaltura.waiting.Sleeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of the request to stop.
 */
@Timeout(60)
class StopSignalTests {

	private final CountDownLatch asleep = new CountDownLatch(1);

	private final StopSignal stop = new StopSignal((duration) -> {
		this.asleep.countDown();
		Sleeper.system().sleep(duration);
	});

	@Test
	void sleepsUntilStopIsRequested() throws InterruptedException {
		this.stop.sleep(Duration.ZERO);
		assertThat(this.asleep.getCount()).isZero();
		assertThat(this.stop.isRaised()).isFalse();
	}

	@Test
	void wakesSleepingThreads() throws InterruptedException {
		CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(this::isInterruptedInAnHour);
		this.asleep.await();
		this.stop.raise();
		assertThat(interrupted.join()).isTrue();
	}

	private boolean isInterruptedInAnHour() {
		try {
			this.stop.sleep(Duration.ofHours(1));
			return false;
		}
		catch (InterruptedException ex) {
			return true;
		}
	}

	@Test
	void doesNotSleepOnceRaised() {
		this.stop.raise();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> this.stop.sleep(Duration.ofHours(1)));
		assertThat(this.asleep.getCount()).isEqualTo(1);
	}

	@Test
	void leavesThreadsAloneThatDoNotSleep() throws InterruptedException {
		this.stop.sleep(Duration.ZERO);
		this.stop.raise();
		this.stop.raise();
		assertThat(Thread.interrupted()).isFalse();
	}

	@Test
	void clearsTheMarkOfAWakingOnlyOnceRaised() {
		Thread.currentThread().interrupt();
		this.stop.clearInterrupt();
		assertThat(Thread.interrupted()).isTrue();
		this.stop.raise();
		Thread.currentThread().interrupt();
		this.stop.clearInterrupt();
		assertThat(Thread.interrupted()).isFalse();
	}

}
