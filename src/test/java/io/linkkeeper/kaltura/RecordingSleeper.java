package io.linkkeeper.kaltura;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.linkkeeper.kaltura.waiting.Sleeper;

/**
 * Does not wait, but remembers how long it should have.
 */
public final class RecordingSleeper implements Sleeper {

	private final List<Duration> pauses = new CopyOnWriteArrayList<>();

	private volatile boolean interrupting;

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		this.pauses.add(duration);
		if (this.interrupting || Thread.interrupted()) {
			throw new InterruptedException();
		}
	}

	/** From now on every pause ends as if the thread had been interrupted in it. */
	public void interrupt() {
		this.interrupting = true;
	}

	public List<Duration> pauses() {
		return this.pauses;
	}

}
