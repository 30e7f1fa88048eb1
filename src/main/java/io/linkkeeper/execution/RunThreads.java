package io.linkkeeper.execution;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Makes threads that work for one run: what they log belongs to the run of the thread
 * that made this factory. They do not keep the process alive.
 */
public final class RunThreads implements ThreadFactory {

	private final String name;

	private final @Nullable Map<String, String> logged = MDC.getCopyOfContextMap();

	public RunThreads(String name) {
		this.name = name;
	}

	@Override
	public Thread newThread(Runnable task) {
		Thread thread = new Thread(() -> {
			if (this.logged != null) {
				MDC.setContextMap(this.logged);
			}
			task.run();
		}, this.name);
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Waits for what another thread works out.
	 * @throws RuntimeException what it failed with
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
