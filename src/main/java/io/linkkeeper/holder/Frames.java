package io.linkkeeper.holder;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes to one caller. Results wait for a caller who reads slowly; progress does not,
 * so that no caller holds a run up; and nothing waits for one who is gone. Thread-safe.
 */
final class Frames {

	private static final Logger logger = LoggerFactory.getLogger(Frames.class);

	private static final int LONGEST_QUEUE = 256;

	private static final long PATIENCE_IN_A_HURRY_SECONDS = 5;

	private final BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(LONGEST_QUEUE);

	private volatile boolean gone;

	private volatile boolean inAHurry;

	/**
	 * Hands a frame over that must arrive.
	 */
	void put(Frame frame) {
		try {
			while (!this.gone && !this.waiting.offer(frame, PATIENCE_IN_A_HURRY_SECONDS, TimeUnit.SECONDS)) {
				this.gone = this.inAHurry;
			}
		}
		catch (InterruptedException ex) {
			this.gone = true;
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Hands a frame over that can be done without: it takes half of the queue at most.
	 */
	void offer(Frame frame) {
		if (!this.gone && this.waiting.remainingCapacity() > LONGEST_QUEUE / 2 && !this.waiting.offer(frame)) {
			logger.debug("A caller reads too slowly for progress");
		}
	}

	/**
	 * Sends what is handed over, up to the last frame or until the caller is gone.
	 * @param out leads to the caller
	 */
	void sendTo(OutputStream out) {
		try {
			Frame frame = next();
			while (frame != null) {
				Wire.send(frame, out);
				frame = frame.isLast() ? null : next();
			}
		}
		catch (IOException ex) {
			logger.debug("A caller has gone; its command goes on", ex);
		}
		finally {
			this.gone = true;
		}
	}

	private @Nullable Frame next() {
		try {
			while (!this.gone) {
				Frame frame = this.waiting.poll(1, TimeUnit.SECONDS);
				if (frame != null) {
					return frame;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return null;
	}

	/**
	 * Waits for nobody any more.
	 */
	void callerIsGone() {
		this.gone = true;
	}

	/**
	 * Does not wait long for the caller from now on.
	 */
	void hurry() {
		this.inAHurry = true;
	}

}
