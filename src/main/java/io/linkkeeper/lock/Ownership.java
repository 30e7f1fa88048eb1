package io.linkkeeper.lock;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import io.linkkeeper.lock.RunLocks.Holder;
import io.linkkeeper.run.Run;

/**
 * This process as an owner of runs, and what it knows of other owners. A process that
 * alone can hold the database knows that all others are dead; otherwise a heartbeat
 * decides. Thread-safe.
 */
public class Ownership {

	/** A shorter one would be missed by a process that lives. */
	static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

	private final RunLocks locks;

	private final String owner;

	private final boolean holdsDatabaseAlone;

	private final Duration lease;

	/**
	 * This process.
	 * @param locks where locks are held
	 * @param holdsDatabaseAlone whether no other process can have the database open
	 * @param lease for how long an owner may be silent before it counts as dead
	 */
	public Ownership(RunLocks locks, boolean holdsDatabaseAlone, Duration lease) {
		if (lease.compareTo(SHORTEST_LEASE) < 0) {
			throw new IllegalArgumentException(
					"linkkeeper.lease must be at least %s and is %s".formatted(SHORTEST_LEASE, lease));
		}
		this.locks = locks;
		this.holdsDatabaseAlone = holdsDatabaseAlone;
		this.lease = lease;
		this.owner = ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
	}

	/**
	 * Locks a run, so that one verb at a time works on it.
	 * @param run the run
	 * @throws HeldException when another verb does
	 */
	public void lockRun(Run run) {
		lock("run " + run.id(), run);
	}

	/**
	 * Locks a run's definition on its account, for as long as the run executes.
	 * @param run the run
	 * @throws HeldException when it executes already
	 */
	public void lockJob(Run run) {
		lock("job %s on %d at %s".formatted(run.job(), run.account().partnerId(), run.account().serviceUrl()), run);
	}

	/**
	 * Locks a run's account for writing.
	 * @param run the run
	 * @throws HeldException when another run writes to it
	 */
	public void lockAccount(Run run) {
		lock("account %d at %s".formatted(run.account().partnerId(), run.account().serviceUrl()), run);
	}

	private void lock(String name, Run run) {
		Optional<Holder> holder = this.locks.acquire(name, run.id(), this.owner, this::isDead);
		if (holder.isPresent()) {
			throw new HeldException(holder.get());
		}
	}

	/**
	 * Gives back all locks of a run.
	 * @param runId the run
	 */
	public void release(long runId) {
		this.locks.release(runId, this.owner);
	}

	/**
	 * Gives back what this process holds without working on it.
	 * @param isInHand whether it works on a run; asked after the locks were read
	 */
	public void releaseIdle(Predicate<Long> isInHand) {
		this.locks.runsOf(this.owner)
			.stream()
			.filter(isInHand.negate())
			.forEach((runId) -> this.locks.release(runId, this.owner));
	}

	/**
	 * Gives back what a dead process held for a run.
	 * @param runId the run; the caller has made sure that nobody executes it
	 */
	public void forget(long runId) {
		this.locks.holdersOf(runId)
			.stream()
			.filter(this::isDead)
			.forEach((holder) -> this.locks.release(runId, holder.owner()));
	}

	/**
	 * Says that this process is alive.
	 */
	public void beat() {
		this.locks.beat(this.owner);
	}

	/**
	 * How often to say so.
	 * @return a third of the lease
	 */
	public Duration beatEvery() {
		return this.lease.dividedBy(3);
	}

	/**
	 * Whether a living process executes a run.
	 * @param runId the run
	 * @return who, or nothing when nobody does
	 */
	public Optional<Holder> livingOwnerOf(long runId) {
		return this.locks.holdersOf(runId).stream().filter((holder) -> !isDead(holder)).findFirst();
	}

	/**
	 * Which runs this process still holds. One that is missing was taken over by another
	 * process, which heard nothing of this one for too long.
	 * @return the runs it holds a lock for
	 */
	public Set<Long> runsHeld() {
		return this.locks.runsOf(this.owner);
	}

	/**
	 * For how long a process that counts as dead may in truth go on sending.
	 * @return the lease, or nothing where no other process can have the database open
	 */
	public Duration longestAfterlife() {
		return this.holdsDatabaseAlone ? Duration.ZERO : this.lease;
	}

	/**
	 * Whether other processes may have runs in the same database now.
	 * @return false when this process holds it alone
	 */
	public boolean isShared() {
		return !this.holdsDatabaseAlone;
	}

	private boolean isDead(Holder holder) {
		if (holder.owner().equals(this.owner)) {
			return false;
		}
		return this.holdsDatabaseAlone || holder.silentFor().compareTo(this.lease) > 0;
	}

	/**
	 * Another run holds what this one needs.
	 */
	public static class HeldException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		HeldException(Holder holder) {
			super("Run %d is executing and holds %s (process %s, last heard of %d s ago). Wait for it, then try again."
				.formatted(holder.runId(), holder.name(), holder.owner(), holder.silentFor().toSeconds()));
		}

	}

}
