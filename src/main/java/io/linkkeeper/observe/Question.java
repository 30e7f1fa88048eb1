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

import org.jspecify.annotations.Nullable;

/**
 * A question whose answer may be long in coming. Whoever asks waits for a while only;
 * however many ask, it is worked on once at a time. Thread-safe.
 *
 * @param <T> the answer
 */
final class Question<T> implements AutoCloseable {

	private final Supplier<T> question;

	private final Duration patience;

	private final ExecutorService thread;

	private @Nullable Future<T> asked;

	Question(String name, Supplier<T> question, Duration patience) {
		this.question = question;
		this.patience = patience;
		this.thread = Executors.newSingleThreadExecutor((task) -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * Asks.
	 * @return the answer
	 * @throws IllegalStateException when there is none, or none in time, with a message
	 * that says why
	 */
	T ask() {
		try {
			return current().get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("no answer within %d s".formatted(this.patience.toSeconds()), ex);
		}
		catch (ExecutionException ex) {
			Throwable cause = Objects.requireNonNullElse(ex.getCause(), ex);
			throw new IllegalStateException(String.valueOf(cause.getMessage()), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", ex);
		}
	}

	private synchronized Future<T> current() {
		Future<T> current = this.asked;
		if (current == null || current.isDone()) {
			current = this.thread.submit(this.question::get);
			this.asked = current;
		}
		return current;
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
