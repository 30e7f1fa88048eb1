package io.linkkeeper.kaltura.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The permits of a process to have requests of an account in flight: all of the
 * account's, or the share that it has leased and renews while it is used. Thread-safe.
 */
final class Permits implements AutoCloseable {

	/** How often within its validity a share is renewed. */
	private static final int RENEWALS = 5;

	private final @Nullable PermitShare share;

	private final LongSupplier ticker;

	private final Resizable permits;

	private final ReentrantLock renewing = new ReentrantLock();

	private int size;

	private volatile long renewedAt;

	private volatile boolean renewed;

	/**
	 * Creates permits.
	 * @param all the permits of the account
	 * @param share leases a part of them, or {@code null} when no other process uses the
	 * account
	 * @param ticker the time in nanoseconds, as {@link System#nanoTime()}
	 */
	Permits(int all, @Nullable PermitShare share, LongSupplier ticker) {
		this.share = share;
		this.ticker = ticker;
		this.size = (share != null) ? 0 : all;
		this.permits = new Resizable(this.size);
	}

	boolean tryAcquire(Duration longest) throws InterruptedException {
		if (this.share == null) {
			return this.permits.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
		}
		Duration interval = this.share.validity().dividedBy(RENEWALS);
		if (isOlderThan(interval)) {
			renew(this.share);
		}
		Duration wait = (longest.compareTo(interval) < 0) ? longest : interval;
		if (!this.permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
			return false;
		}
		if (isOlderThan(this.share.validity())) {
			release();
			return false;
		}
		return true;
	}

	void release() {
		this.permits.release();
	}

	@Override
	public void close() {
		if (this.share != null && this.renewed) {
			this.share.close();
		}
	}

	private boolean isOlderThan(Duration age) {
		return !this.renewed || this.ticker.getAsLong() - this.renewedAt >= age.toNanos();
	}

	/** While another thread renews a valid share, this one uses it. */
	private void renew(PermitShare from) throws InterruptedException {
		if (isOlderThan(from.validity())) {
			this.renewing.lockInterruptibly();
		}
		else if (!this.renewing.tryLock()) {
			return;
		}
		try {
			if (isOlderThan(from.validity().dividedBy(RENEWALS))) {
				long asked = this.ticker.getAsLong();
				resize(from);
				this.renewedAt = asked;
				this.renewed = true;
			}
		}
		finally {
			this.renewing.unlock();
		}
	}

	/** Meanwhile no permit is given away, so that those in use are known. */
	private void resize(PermitShare from) {
		int inUse = this.size - this.permits.drainPermits();
		try {
			this.size = from.renew(inUse);
		}
		finally {
			this.permits.add(this.size - inUse);
		}
	}

	/** A semaphore whose permits can become fewer. */
	private static final class Resizable extends Semaphore {

		Resizable(int permits) {
			super(permits, true);
		}

		/** Below zero, as many are to be released before one is available. */
		void add(int permits) {
			if (permits >= 0) {
				release(permits);
			}
			else {
				reducePermits(-permits);
			}
		}

	}

}
