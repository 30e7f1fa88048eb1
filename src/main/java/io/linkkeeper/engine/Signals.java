package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.run.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * Stops a command on TERM or Ctrl-C: requests its work to stop, waits for its end, and
 * ends the process with the command's exit code instead of the JVM's 143. Thread-safe.
 */
public final class Signals {

	/** Less than the 30 s that a stop may take. */
	private static final Duration LONGEST_STOP = Duration.ofSeconds(28);

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

	private final PrintWriter err;

	private final CountDownLatch done = new CountDownLatch(1);

	private volatile int exitCode = ExitCode.STOPPED.number();

	private @Nullable Runnable stop;

	private boolean starting;

	private boolean raised;

	/**
	 * Creates an instance that does not handle signals yet.
	 * @param err receives a message when the stop begins
	 */
	public Signals(PrintWriter err) {
		this.err = err;
	}

	/**
	 * Registers the signal handler.
	 */
	public void listen() {
		Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "stop"));
	}

	/**
	 * Declares that work is about to start: a signal before it can be stopped ends the
	 * process at once, as nothing has begun.
	 */
	synchronized void starting() {
		this.starting = true;
	}

	/**
	 * Sets how the command's work is stopped on a signal; stops it at once after a
	 * signal.
	 * @param request requests the stop and returns at once; called repeatedly
	 */
	synchronized void stopOnSignal(Runnable request) {
		this.stop = request;
		if (this.raised) {
			request.run();
		}
	}

	/**
	 * Records that the command and all its work have ended.
	 */
	public void finished(int code) {
		this.exitCode = code;
		this.done.countDown();
	}

	private void shutDown() {
		if (this.done.getCount() == 0) {
			return;
		}
		if (!raise()) {
			haltStart();
			return;
		}
		this.err.println("Stopping: requests in flight may come to their end, nothing new is sent");
		this.err.flush();
		requestStop();
		try {
			for (long tries = LONGEST_STOP.dividedBy(BETWEEN_TRIES); tries > 0 && !isDone(); tries--) {
				// a run that had not begun at the first request
				requestStop();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(this.exitCode);
	}

	private synchronized void haltStart() {
		if (this.starting) {
			this.err.println("Stopped before anything had begun");
			this.err.flush();
			Runtime.getRuntime().halt(ExitCode.STOPPED.number());
		}
	}

	private boolean isDone() throws InterruptedException {
		return this.done.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Records the signal.
	 * @return whether there is work that can be stopped
	 */
	private synchronized boolean raise() {
		this.raised = true;
		return this.stop != null;
	}

	private synchronized void requestStop() {
		if (this.stop != null) {
			this.stop.run();
		}
	}

}
