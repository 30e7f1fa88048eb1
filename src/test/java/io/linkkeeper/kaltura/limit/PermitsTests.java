package io.linkkeeper.kaltura.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.linkkeeper.kaltura.error.TransportException;
import org.junit.jupiter.api.Test;

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

	private final Permits permits = new Permits(0, new PermitShare() {

		@Override
		public int renew(int used) {
			if (PermitsTests.this.away) {
				throw TransportException.temporary("away", null, false);
			}
			PermitsTests.this.inUse.add(used);
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
