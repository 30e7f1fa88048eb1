package io.linkkeeper.kaltura.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;

import io.linkkeeper.kaltura.error.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The permits of a process that leases a share of an account's.
 */
class PermitsTests {

	private static final Duration VALIDITY = Duration.ofSeconds(10);

	private final AtomicLong now = new AtomicLong();

	private final List<Integer> inUse = new ArrayList<>();

	private int share = 3;

	private boolean away;

	/** Released once the share was asked for. */
	private volatile CountDownLatch asked = new CountDownLatch(0);

	/** Released when the share is to answer. */
	private volatile CountDownLatch answer = new CountDownLatch(0);

	private final Permits permits = new Permits(0, new PermitShare() {

		@Override
		public int renew(int used) {
			if (PermitsTests.this.away) {
				throw TransportException.temporary("away", null, false);
			}
			PermitsTests.this.inUse.add(used);
			PermitsTests.this.asked.countDown();
			try {
				PermitsTests.this.answer.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return Math.max(PermitsTests.this.share, Math.min(used, 3));
		}

		@Override
		public Duration validity() {
			return VALIDITY;
		}

		@Override
		public void close() {
			PermitsTests.this.inUse.add(-1);
		}

	}, this.now::get);

	private boolean acquire() throws InterruptedException {
		return this.permits.tryAcquire(Duration.ofMillis(1));
	}

	private void advance(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

	@Test
	void givesAwayItsShareOnly() throws InterruptedException {
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isFalse();
		this.permits.release();
		assertThat(acquire()).isTrue();
		assertThat(this.inUse).as("leased once").containsExactly(0);
	}

	@Test
	void givesBackWhatOthersNeedWhenItsRequestsHaveEnded() throws InterruptedException {
		acquire();
		acquire();
		acquire();
		this.share = 1;
		advance(VALIDITY.dividedBy(5));
		assertThat(acquire()).isFalse();
		this.permits.release();
		this.permits.release();
		advance(VALIDITY.dividedBy(5));
		assertThat(acquire()).isFalse();
		this.permits.release();
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isFalse();
		assertThat(this.inUse).containsExactly(0, 3, 1);
	}

	@Test
	void getsWhatOthersNoLongerNeed() throws InterruptedException {
		this.share = 0;
		assertThat(acquire()).isFalse();
		this.share = 2;
		assertThat(acquire()).as("asked a moment ago").isFalse();
		advance(VALIDITY.dividedBy(5));
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isFalse();
	}

	@Test
	void usesNothingAfterAStallBeforeItHasAskedAgain() throws InterruptedException {
		assertThat(acquire()).isTrue();
		this.permits.release();
		advance(Duration.ofMinutes(1));
		this.away = true;
		assertThatExceptionOfType(TransportException.class).isThrownBy(this::acquire);
		this.away = false;
		this.share = 1;
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isFalse();
	}

	@Test
	void givesBackWhatItHad() throws InterruptedException {
		this.permits.close();
		acquire();
		this.permits.close();
		assertThat(this.inUse).as("nothing was leased before").containsExactly(0, -1);
	}

	@Test
	@Timeout(30)
	void eachThreadMayAskAgain() throws Exception {
		acquire();
		advance(VALIDITY);
		assertThat(onAnotherThread(this::acquire).get()).isTrue();
		assertThat(this.inUse).containsExactly(0, 1);
	}

	@Test
	@Timeout(30)
	void usesAValidShareWhileAnotherThreadAsks() throws Exception {
		acquire();
		advance(VALIDITY.dividedBy(5));
		this.asked = new CountDownLatch(1);
		this.answer = new CountDownLatch(1);
		Future<Boolean> asking = onAnotherThread(this::acquire);
		this.asked.await();
		assertThat(acquire()).as("meanwhile none is given away").isFalse();
		this.answer.countDown();
		assertThat(asking.get()).isTrue();
		assertThat(this.inUse).as("asked once").containsExactly(0, 1);
	}

	private static <T> Future<T> onAnotherThread(Callable<T> task) {
		FutureTask<T> future = new FutureTask<>(task);
		new Thread(future).start();
		return future;
	}

	@Test
	void losesNoPermitWhenItCannotAsk() throws InterruptedException {
		acquire();
		advance(VALIDITY);
		this.away = true;
		assertThatExceptionOfType(TransportException.class).isThrownBy(this::acquire);
		this.away = false;
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isTrue();
		assertThat(acquire()).isFalse();
		assertThat(this.inUse).containsExactly(0, 1);
	}

}
