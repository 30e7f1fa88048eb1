package io.linkkeeper.execution;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.linkkeeper.kaltura.http.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wish that a run should stop, as one execution sees it: raised once, never taken
 * back. It also is the execution's sleeper, so that no pause outlasts the wish.
 * Thread-safe.
 */
public final class StopSignal implements Sleeper {

	private static final Logger logger = LoggerFactory.getLogger(StopSignal.class);

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
	 * @throws InterruptedException when the signal is raised before or meanwhile, or the
	 * thread is interrupted
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

	private synchronized void enter() throws InterruptedException {
		if (this.raised) {
			throw new InterruptedException("The run is asked to stop");
		}
		this.sleeping.add(Thread.currentThread());
	}

	private synchronized void leave() {
		this.sleeping.remove(Thread.currentThread());
	}

	/**
	 * Clears the mark that waking up has left on this thread, so that what was done can
	 * still be written down. A thread that was interrupted for another reason keeps it.
	 */
	public void clearInterrupt() {
		if (isRaised() && Thread.interrupted()) {
			logger.debug("Woken up to stop");
		}
	}

}
