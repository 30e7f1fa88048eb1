package io.linkkeeper.holder;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames that are to be sent to one caller. Results wait for a caller that reads
 * slowly; progress is dropped instead, so that no caller delays a run; a caller that has
 * disconnected is not waited for. Thread-safe.
 */
final class FrameQueue {

	private static final Logger logger = LoggerFactory.getLogger(FrameQueue.class);

	private static final int CAPACITY = 256;

	private static final long LONGEST_WAIT_WHILE_CLOSING_SECONDS = 2;

	private final BlockingQueue<Frame> waiting = new ArrayBlockingQueue<>(CAPACITY);

	private volatile boolean disconnected;

	private volatile boolean closing;

	PrintWriter results() {
		return new PrintWriter(new FrameWriter(Frame.Kind.OUT, this::put));
	}

	PrintWriter progress() {
		return new PrintWriter(new FrameWriter(Frame.Kind.ERR, this::offer));
	}

	/**
	 * Adds a frame that must arrive.
	 */
	void put(Frame frame) {
		try {
			while (!this.disconnected
					&& !this.waiting.offer(frame, LONGEST_WAIT_WHILE_CLOSING_SECONDS, TimeUnit.SECONDS)) {
				this.disconnected = this.closing;
			}
		}
		catch (InterruptedException ex) {
			this.disconnected = true;
			Thread.currentThread().interrupt();
		}
	}

	/** Progress takes half of the queue at most. */
	private void offer(Frame frame) {
		if (!this.disconnected && this.waiting.remainingCapacity() > CAPACITY / 2 && !this.waiting.offer(frame)) {
			logger.debug("A caller reads too slowly for progress");
		}
	}

	/**
	 * Sends frames up to the last one, or until the caller has disconnected.
	 * @param caller the connection, which is closed in the end
	 */
	void sendTo(Socket caller) {
		try (caller) {
			OutputStream out = caller.getOutputStream();
			boolean last = false;
			while (!last && !this.disconnected) {
				Frame frame = this.waiting.poll(1, TimeUnit.SECONDS);
				if (frame != null) {
					Wire.send(frame, out);
					last = frame.isLast();
				}
			}
		}
		catch (IOException ex) {
			logger.debug("A caller has disconnected; its command continues", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.disconnected = true;
		}
	}

	/**
	 * Drops what is waiting, and every later frame.
	 */
	void disconnect() {
		this.disconnected = true;
	}

	/**
	 * Limits the wait for a caller that does not read.
	 */
	void closeSoon() {
		this.closing = true;
	}

	/**
	 * Collects text into frames; the {@link PrintWriter} around it, which makes it
	 * thread-safe, notes an error once the caller has disconnected.
	 */
	private final class FrameWriter extends Writer {

		private static final int FRAME_LENGTH = 8_192;

		private final Frame.Kind kind;

		private final Consumer<Frame> frames;

		private final StringBuilder text = new StringBuilder();

		FrameWriter(Frame.Kind kind, Consumer<Frame> frames) {
			this.kind = kind;
			this.frames = frames;
		}

		@Override
		public void write(char[] characters, int offset, int length) throws IOException {
			this.text.append(characters, offset, length);
			if (this.text.length() >= FRAME_LENGTH) {
				flush();
			}
		}

		@Override
		public void flush() throws IOException {
			if (!this.text.isEmpty()) {
				this.frames.accept(new Frame(this.kind, this.text.toString()));
				this.text.setLength(0);
			}
			if (FrameQueue.this.disconnected) {
				throw new IOException("The caller has disconnected");
			}
		}

		@Override
		public void close() throws IOException {
			flush();
		}

	}

}
