package io.linkkeeper.kaltura.limit;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * The request budget that all clients of an account in a process share: how many requests
 * may be in flight and when they may be sent. A slot that is missed, as by a process that
 * was suspended, is lost, so that there is never a burst. Thread-safe.
 */
public final class AccountBudget implements AutoCloseable {

	/** Slots of a budget without rate are never late. */
	private static final Pace NO_PACE = new Pace(0, Long.MAX_VALUE);

	private final Permits permits;

	private final RequestSlots slots;

	private final Pace pace;

	private final LongSupplier ticker;

	private long pausedUntil;

	private long reached;

	private AccountBudget(Permits permits, RequestSlots slots, Pace pace, LongSupplier ticker) {
		this.permits = permits;
		this.slots = slots;
		this.pace = pace;
		this.ticker = ticker;
		this.reached = ticker.getAsLong();
		this.pausedUntil = this.reached;
	}

	/**
	 * Creates the budget of an account that no other process uses.
	 * @param requestsAtATime the number of requests in flight
	 * @param requestsPerSecond the rate, or empty for any
	 * @return the budget
	 */
	public static AccountBudget local(int requestsAtATime, OptionalDouble requestsPerSecond) {
		LongSupplier ticker = System::nanoTime;
		Permits permits = new Permits(requestsAtATime, null, ticker);
		if (requestsPerSecond.isEmpty()) {
			return unpaced(permits, ticker);
		}
		Pace pace = Pace.of(requestsPerSecond.getAsDouble());
		return new AccountBudget(permits, new LocalSlots(pace), pace, ticker);
	}

	private static AccountBudget unpaced(Permits permits, LongSupplier ticker) {
		return new AccountBudget(permits, (now) -> now, NO_PACE, ticker);
	}

	/**
	 * Creates the budget of an account that other processes use, too, without a rate.
	 * @param share leases permits from all processes
	 * @return the budget
	 */
	public static AccountBudget shared(PermitShare share) {
		return unpaced(new Permits(0, share, System::nanoTime), System::nanoTime);
	}

	/**
	 * Creates the budget of an account that other processes use, too.
	 * @param share leases permits from all processes
	 * @param pace the pace of the slots
	 * @param leases leases a number of consecutive slots from all processes
	 * @return the budget
	 */
	public static AccountBudget shared(PermitShare share, Pace pace, IntFunction<LeasedSlots.Lease> leases) {
		return new AccountBudget(new Permits(0, share, System::nanoTime),
				new LeasedSlots(pace, leases, System::nanoTime), pace, System::nanoTime);
	}

	static AccountBudget of(int requestsAtATime, Pace pace, RequestSlots slots, LongSupplier ticker) {
		return new AccountBudget(new Permits(requestsAtATime, null, ticker), slots, pace, ticker);
	}

	/**
	 * Waits for a permit to have a request in flight.
	 * @param longest how long to wait; it may be shorter, so that a share is renewed
	 * @return whether there is a permit, to be released
	 */
	public boolean tryAcquire(Duration longest) throws InterruptedException {
		return this.permits.tryAcquire(longest);
	}

	/**
	 * Returns a permit.
	 */
	public void release() {
		this.permits.release();
	}

	/**
	 * Takes the next slot, for which the caller waits. During a pause it is the end of
	 * the pause, after which the caller takes another one.
	 * @return the slot
	 */
	public Slot reserve() {
		long now = now();
		synchronized (this) {
			if (this.pausedUntil - now > 0) {
				return new Slot(this.pausedUntil, false);
			}
		}
		return new Slot(this.slots.next(now), true);
	}

	/**
	 * Returns how long to wait for a slot.
	 * @param slot the slot
	 * @return the time, possibly negative
	 */
	public Duration timeUntil(Slot slot) {
		return Duration.ofNanos(slot.time() - now());
	}

	/**
	 * Tests whether a slot may be used, after the wait for it.
	 * @param slot the slot
	 * @return false when it is past, or in a pause: the caller takes another one
	 */
	public synchronized boolean isUsable(Slot slot) {
		if (slot.time() - this.reached > 0) {
			this.reached = slot.time();
		}
		return slot.ofRate() && this.pausedUntil - slot.time() <= 0 && !this.pace.isPast(slot.time(), now());
	}

	/**
	 * Lets nothing be sent for a while. A pause that ends earlier than another has no
	 * effect.
	 * @param pause how long
	 */
	public synchronized void pause(Duration pause) {
		long end = now() + pause.toNanos();
		if (end - this.pausedUntil > 0) {
			this.pausedUntil = end;
		}
	}

	/**
	 * Gives back what was leased from other processes, when no request is in flight.
	 */
	@Override
	public void close() {
		this.permits.close();
	}

	/** A slot that was waited for is never in the future, whatever the ticker says. */
	private synchronized long now() {
		long now = this.ticker.getAsLong();
		return (now - this.reached > 0) ? now : this.reached;
	}

	/**
	 * A time for which a request waits.
	 *
	 * @param time the time in nanoseconds of the ticker
	 * @param ofRate whether the rate allows a request then
	 */
	public record Slot(long time, boolean ofRate) {

	}

}
