package io.linkkeeper.lock;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.linkkeeper.lock.RunLocks.Holder;
import io.linkkeeper.run.Run;

/**
 * Acquires and releases locks for this process, the owner, and decides whether another
 * owner is dead. Where only one process can open the database, all other owners are dead;
 * otherwise an owner is dead when its heartbeat is older than the lease. Thread-safe.
 */
public class Ownership {

	/** With a shorter lease a live process could miss its own heartbeat. */
	static final Duration MIN_LEASE = Duration.ofSeconds(1);

	private final RunLocks locks;

	private final String owner;

	private final Fence fence;

	private final boolean holdsDatabaseAlone;

	private final Duration lease;

	/** The names of the locks that this process acquired and did not release, by run. */
	private final Map<Long, Set<String>> held = new ConcurrentHashMap<>();

	/**
	 * Creates the ownership of this process, with a unique owner name.
	 * @param locks the repository of locks
	 * @param fence checks the locks in transactions
	 * @param holdsDatabaseAlone whether no other process can open the database
	 * @param lease how old a heartbeat may be before its owner counts as dead
	 */
	public Ownership(RunLocks locks, Fence fence, boolean holdsDatabaseAlone, Duration lease) {
		if (lease.compareTo(MIN_LEASE) < 0) {
			throw new IllegalArgumentException(
					"linkkeeper.lease must be at least %s and is %s".formatted(MIN_LEASE, lease));
		}
		this.locks = locks;
		this.fence = fence;
		this.holdsDatabaseAlone = holdsDatabaseAlone;
		this.lease = lease;
		this.owner = ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
	}

	/**
	 * Locks a run for one command, and takes all locks of dead owners that held it: they
	 * write nothing more, should they wake.
	 * @param run the run
	 * @throws HeldException when another command holds the lock, or a live process
	 * executes the run
	 */
	public void lockRun(Run run) {
		lock("run " + run.id(), run);
		releaseDead(run.id());
		Optional<Holder> other = this.locks.holdersOf(run.id())
			.stream()
			.filter((holder) -> !holder.owner().equals(this.owner))
			.findFirst();
		if (other.isPresent()) {
			release(run.id());
			throw new HeldException(other.get());
		}
	}

	/** Releases all locks of the dead owners that hold one for a run. */
	void releaseDead(long runId) {
		this.locks.holdersOf(runId)
			.stream()
			.filter(this::isDead)
			.forEach((holder) -> this.locks.releaseAll(holder.owner()));
	}

	/**
	 * Locks the run's job on its account for the run's execution.
	 * @param run the run
	 * @throws HeldException when another run holds the lock
	 */
	public void lockJob(Run run) {
		lock("job %s on %d at %s".formatted(run.job(), run.account().partnerId(), run.account().serviceUrl()), run);
	}

	/**
	 * Acquires the per-account write lock for a run. Has no effect when this process
	 * holds it for the run already, as after a failure of the database.
	 * @param run the run
	 * @throws HeldException when another run holds the lock
	 */
	public void lockAccount(Run run) {
		String name = "account %d at %s".formatted(run.account().partnerId(), run.account().serviceUrl());
		if (this.locks.namesOf(run.id(), this.owner).contains(name)) {
			noteHeld(name, run);
		}
		else {
			lock(name, run);
		}
	}

	private void lock(String name, Run run) {
		Optional<Holder> holder = this.locks.acquire(name, run.id(), this.owner, this::isDead);
		if (holder.isPresent()) {
			throw new HeldException(holder.get());
		}
		noteHeld(name, run);
	}

	private void noteHeld(String name, Run run) {
		this.held.computeIfAbsent(run.id(), (id) -> ConcurrentHashMap.newKeySet()).add(name);
	}

	/**
	 * Requires that this process still holds every lock that it acquired for a run. In a
	 * transaction, no other process can take one of them before its end.
	 * @param runId the run
	 * @throws LostLockException when another process has taken one
	 */
	public void requireAll(long runId) {
		Set<String> acquired = this.held.getOrDefault(runId, Set.of());
		Set<String> still = this.holdsDatabaseAlone ? this.locks.namesOf(runId, this.owner)
				: this.locks.keepNamesOf(runId, this.owner, this.lease);
		acquired.stream().filter((name) -> !still.contains(name)).findFirst().ifPresent((lost) -> {
			throw new LostLockException(runId, lost);
		});
	}

	/**
	 * Ties the transactions of the current thread to the locks of a run.
	 * @param runId the run
	 * @return ends the tie
	 */
	public Fence.Section fence(long runId) {
		return this.fence.enter(() -> requireAll(runId));
	}

	/**
	 * Whether another process has taken a lock that this one acquired for a run.
	 * @param runId the run
	 * @return true when a lock is lost
	 */
	public boolean hasLost(long runId) {
		Set<String> before = Set.copyOf(this.held.getOrDefault(runId, Set.of()));
		Set<String> still = this.locks.namesOf(runId, this.owner);
		// released meanwhile is not lost
		Set<String> after = this.held.getOrDefault(runId, Set.of());
		return before.stream().anyMatch((name) -> !still.contains(name) && after.contains(name));
	}

	/**
	 * Releases the locks that this process holds for a run.
	 * @param runId the run
	 */
	public void release(long runId) {
		this.held.remove(runId);
		this.locks.release(runId, this.owner);
	}

	/**
	 * Releases the locks that this process holds for runs it does not execute.
	 * @param isActive whether this process works on a run; tested after the locks are
	 * read
	 */
	public void releaseIdle(Predicate<Long> isActive) {
		this.locks.runsOf(this.owner).stream().filter(isActive.negate()).forEach(this::release);
	}

	/**
	 * Writes this process's heartbeat.
	 */
	public void heartbeat() {
		this.locks.heartbeat(this.owner);
	}

	/**
	 * Returns the interval between heartbeats.
	 * @return a third of the lease
	 */
	public Duration heartbeatInterval() {
		return this.lease.dividedBy(3);
	}

	/**
	 * Finds the live owner of a run.
	 * @param runId the run
	 * @return the lock it holds, or empty when no live process holds one
	 */
	public Optional<Holder> livingOwnerOf(long runId) {
		return this.locks.holdersOf(runId).stream().filter((holder) -> !isDead(holder)).findFirst();
	}

	/**
	 * Returns the upper bound for requests in flight after lease expiry.
	 * @return the lease, or zero where no other process can open the database
	 */
	public Duration longestInFlight() {
		return this.holdsDatabaseAlone ? Duration.ZERO : this.lease;
	}

	/**
	 * Whether other processes may execute runs in the same database.
	 * @return false when this process holds the database alone
	 */
	public boolean isShared() {
		return !this.holdsDatabaseAlone;
	}

	private boolean isDead(Holder holder) {
		if (holder.owner().equals(this.owner)) {
			return false;
		}
		return this.holdsDatabaseAlone || holder.heartbeatAge().compareTo(this.lease) > 0;
	}

	/**
	 * Thrown when another run holds the lock.
	 */
	public static class HeldException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		HeldException(Holder holder) {
			super(("Run %d is executing and holds %s (process %s, last heartbeat %d s ago). Wait for it, or end it by"
					+ " `stop %d`; then try again.")
				.formatted(holder.runId(), holder.name(), holder.owner(), holder.heartbeatAge().toSeconds(),
						holder.runId()));
		}

	}

}
