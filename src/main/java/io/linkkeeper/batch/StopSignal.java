package io.linkkeeper.batch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.linkkeeper.kaltura.Sleeper;

/**
 * The wish that a run should stop, as one execution sees it: raised once, never taken
 * back. It also is the execution's sleeper, so that no pause outlasts the wish.
 * Thread-safe.
 */
public final class StopSignal implements Sleeper {

	private final Sleeper sleeper;

	private final Set<Thread> sleeping = new HashSet<>();

	private boolean raised;

	/**
	 * A signal that is not raised.
	 * @param sleeper sleeps as long as nobody wants to stop
	 */
	public StopSignal(Sleeper sleeper) {
		this.sleeper = sleeper;
	}

	/**
	 * Asks to stop and wakes up whoever sleeps. A second call changes nothing.
	 */
	public synchronized void raise() {
		this.raised = true;
		this.sleeping.forEach(Thread::interrupt);
	}

	/**
	 * Whether the run should stop.
	 * @return true once raised
	 */
	public synchronized boolean isRaised() {
		return this.raised;
	}

	/**
	 * Sleeps, unless someone wants to stop.
	 * @param duration how long
	 * @throws RunStoppedException when the signal is raised before or meanwhile
	 * @throws InterruptedException when the thread is interrupted for another reason
	 */
	@Override
	public void sleep(Duration duration) throws InterruptedException {
		enter();
		try {
			this.sleeper.sleep(duration);
		}
		catch (InterruptedException ex) {
			if (!isRaised()) {
				throw ex;
			}
		}
		finally {
			leave();
		}
		if (isRaised()) {
			throw new RunStoppedException();
		}
	}

	private synchronized void enter() {
		if (this.raised) {
			throw new RunStoppedException();
		}
		this.sleeping.add(Thread.currentThread());
	}

	/**
	 * An interrupt of ours that came too late for the sleep must not hit what follows it.
	 */
	private synchronized void leave() {
		this.sleeping.remove(Thread.currentThread());
		if (this.raised && Thread.interrupted()) {
			this.sleeping.remove(Thread.currentThread());
		}
	}

}
