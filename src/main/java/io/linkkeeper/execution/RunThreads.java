package io.linkkeeper.execution;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Creates daemon threads that work for one run, with the logging context (MDC) of the
 * thread that created this factory.
 */
public final class RunThreads implements ThreadFactory {

	private final String name;

	private final @Nullable Map<String, String> mdc = MDC.getCopyOfContextMap();

	public RunThreads(String name) {
		this.name = name;
	}

	@Override
	public Thread newThread(Runnable task) {
		Thread thread = new Thread(() -> {
			if (this.mdc != null) {
				MDC.setContextMap(this.mdc);
			}
			task.run();
		}, this.name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Waits for the result of another thread and rethrows its failure unwrapped.
	 * @param <T> the type of the result
	 * @param result the result
	 * @return the value of the result
	 * @throws RuntimeException the failure of the other thread
	 */
	public static <T extends @Nullable Object> T join(CompletableFuture<T> result) {
		try {
			return result.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw ex;
		}
	}

}
