package io.linkkeeper.observe;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Runs a check in the background with a timeout for its callers. Concurrent callers share
 * one execution. Thread-safe.
 *
 * @param <T> the type of the result
 */
final class BoundedProbe<T> implements AutoCloseable {

	private final Supplier<T> check;

	private final Duration timeout;

	private final ExecutorService thread;

	private @Nullable Future<T> running;

	BoundedProbe(String name, Supplier<T> check, Duration timeout) {
		this.check = check;
		this.timeout = timeout;
		this.thread = Executors.newSingleThreadExecutor((task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Runs the check, or waits for its current execution.
	 * @return the result
	 * @throws IllegalStateException when the check fails or exceeds the timeout; the
	 * message contains the reason
	 */
	T call() {
		try {
			return current().get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("no answer within %d s".formatted(this.timeout.toSeconds()), ex);
		}
		catch (ExecutionException ex) {
			Throwable cause = Objects.requireNonNullElse(ex.getCause(), ex);
			throw new IllegalStateException(FailureText.of(cause), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	private synchronized Future<T> current() {
		Future<T> current = this.running;
		if (current == null || current.isDone()) {
			current = this.thread.submit(this.check::get);
			this.running = current;
		}
		return current;
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
