package io.linkkeeper.engine;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.run.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * What happens on TERM or Ctrl-C while a command works: what it does is asked to stop, is
 * given time to end in order, and the process leaves with the command's own exit code,
 * where the JVM would say 143. Thread-safe.
 */
public final class Signals {

	/** A stop must end inside 30 s. */
	private static final Duration LONGEST_STOP = Duration.ofSeconds(28);

	private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

	private final PrintWriter err;

	private final CountDownLatch done = new CountDownLatch(1);

	private volatile int exitCode = ExitCode.STOPPED.number();

	private @Nullable Runnable stop;

	private boolean raised;

	/**
	 * Signals that are not listened to yet.
	 * @param err is told that the stop has begun
	 */
	public Signals(PrintWriter err) {
		this.err = err;
	}

	/**
	 * Listens to signals from now on.
	 */
	public void listen() {
		Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "stop"));
	}

	/**
	 * Has what works for the command stopped on a signal, at once when there was one
	 * already.
	 * @param request asks it to stop and comes back at once; called again and again
	 */
	synchronized void stopOnSignal(Runnable request) {
		this.stop = request;
		if (this.raised) {
			request.run();
		}
	}

	/**
	 * Says that the command has ended, and everything with it.
	 */
	public void finished(int code) {
		this.exitCode = code;
		this.done.countDown();
	}

	private void shutDown() {
		if (this.done.getCount() == 0 || !requestStop()) {
			return;
		}
		this.err.println("Stopping: requests in flight may come to their end, nothing new is sent");
		this.err.flush();
		try {
			for (long tries = LONGEST_STOP.dividedBy(BETWEEN_TRIES); tries > 0 && !isDone(); tries--) {
				// a run that was just about to begin when it was asked first
				requestStop();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(this.exitCode);
	}

	private boolean isDone() throws InterruptedException {
		return this.done.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
	}

	private synchronized boolean requestStop() {
		this.raised = true;
		if (this.stop != null) {
			this.stop.run();
		}
		return this.stop != null;
	}

}
