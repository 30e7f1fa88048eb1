package io.linkkeeper.execution;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.kaltura.waiting.TaskPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stop request of one execution: raised once and never reset. It is also the
 * execution's sleeper, so that a stop ends every pause. Thread-safe.
 */
public final class StopSignal implements Sleeper {

	private static final Logger logger = LoggerFactory.getLogger(StopSignal.class);

	private final Sleeper sleeper;

	private final Set<Thread> sleeping = new HashSet<>();

	private boolean raised;

	/**
	 * Creates a signal that is not raised.
	 * @param sleeper sleeps while the signal is not raised
	 */
	public StopSignal(Sleeper sleeper) {
		this.sleeper = sleeper;
	}

	/**
	 * Raises the signal and interrupts the threads that sleep. Repeated calls have no
	 * effect.
	 */
	public synchronized void raise() {
		this.raised = true;
		this.sleeping.forEach(Thread::interrupt);
	}

	/**
	 * Whether the signal is raised.
	 * @return true once raised
	 */
	public synchronized boolean isRaised() {
		return this.raised;
	}

	/**
	 * Sleeps until the duration has passed or the signal is raised.
	 * @param duration how long to sleep
	 * @throws InterruptedException when the signal is or becomes raised, or the thread is
	 * interrupted
	 */
	@Override
	public void sleep(Duration duration) throws InterruptedException {
		enter();
		try {
			this.sleeper.sleep(duration);
		}
		finally {
			leave();
		}
	}

	@Override
	public Duration spread(Duration pause, double least, double most) {
		return this.sleeper.spread(pause, least, most);
	}

	@Override
	public void acquire(ReentrantLock lock) throws InterruptedException {
		this.sleeper.acquire(lock);
	}

	@Override
	public TaskPool pool(String name, int atATime) {
		return this.sleeper.pool(name, atATime);
	}

	private synchronized void enter() throws InterruptedException {
		if (this.raised) {
			throw new InterruptedException("A stop of the run is requested");
		}
		this.sleeping.add(Thread.currentThread());
	}

	private synchronized void leave() {
		this.sleeping.remove(Thread.currentThread());
	}

	/**
	 * Clears the interrupt status of this thread when the signal is raised, so that
	 * outcomes can still be recorded. A thread that was interrupted for another reason
	 * keeps its status.
	 */
	public void clearInterrupt() {
		if (isRaised() && Thread.interrupted()) {
			logger.debug("Interrupted by a stop request");
		}
	}

}
