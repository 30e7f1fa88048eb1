package io.linkkeeper.kaltura.limit;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * The slots of an account that several processes share. Slots are leased in blocks, which
 * grow while they are used up and shrink when slots are lost. Thread-safe.
 */
public final class LeasedSlots implements RequestSlots {

	/** Longer blocks would keep other processes waiting. */
	private static final Duration LONGEST_BLOCK = Duration.ofMillis(250);

	private final Pace pace;

	private final IntFunction<Lease> leases;

	private final LongSupplier ticker;

	private final SharedClock clock = new SharedClock();

	private final int largest;

	private long first;

	private int left;

	private int size = 1;

	private boolean lost;

	/**
	 * Creates slots.
	 * @param pace the pace of the account
	 * @param leases leases a number of consecutive slots from all that share the account
	 * @param ticker the time in nanoseconds, as {@link System#nanoTime()}
	 */
	LeasedSlots(Pace pace, IntFunction<Lease> leases, LongSupplier ticker) {
		this.pace = pace;
		this.leases = leases;
		this.ticker = ticker;
		this.largest = (int) Math.max(1, LONGEST_BLOCK.toNanos() / pace.intervalNanos());
	}

	@Override
	public synchronized long next(long now) {
		while (this.left > 0 && this.pace.isPast(this.first, now)) {
			advance();
			this.lost = true;
		}
		if (this.left == 0) {
			lease();
		}
		return advance();
	}

	private long advance() {
		long slot = this.first;
		this.first += this.pace.intervalNanos();
		this.left--;
		return slot;
	}

	private void lease() {
		this.size = this.lost ? 1 : Math.min(this.size * 2, this.largest);
		this.lost = false;
		long asked = this.ticker.getAsLong();
		Lease lease = this.leases.apply(this.size);
		this.clock.observe(lease.now(), asked, this.ticker.getAsLong());
		this.first = this.clock.local(lease.first());
		this.left = this.size;
	}

	/**
	 * A block of slots.
	 *
	 * @param first the time of the first one, in nanoseconds of the clock that all share
	 * @param now the time of that clock during the lease
	 */
	public record Lease(long first, long now) {

	}

}
