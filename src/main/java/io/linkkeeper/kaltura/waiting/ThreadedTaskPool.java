package io.linkkeeper.kaltura.waiting;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A {@link TaskPool} of daemon threads, which end when they are idle.
 */
final class ThreadedTaskPool implements TaskPool {

	private static final Duration IDLE = Duration.ofSeconds(5);

	private final @Nullable Map<String, String> mdc = MDC.getCopyOfContextMap();

	private final ThreadPoolExecutor threads;

	ThreadedTaskPool(String name, int atATime) {
		this.threads = new ThreadPoolExecutor(atATime, atATime, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(), (task) -> thread(name, task));
		this.threads.allowCoreThreadTimeOut(true);
	}

	private Thread thread(String name, Runnable task) {
		Thread thread = new Thread(() -> {
			if (this.mdc != null) {
				MDC.setContextMap(this.mdc);
			}
			task.run();
		}, name);
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(Supplier<T> task) {
		return CompletableFuture.supplyAsync(task, this.threads);
	}

	@Override
	public <T extends @Nullable Object> T join(CompletableFuture<T> result) {
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

	@Override
	public <T> @Nullable T poll(BlockingQueue<T> queue, Duration longest) throws InterruptedException {
		return queue.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.threads.shutdown();
	}

	@Override
	public boolean awaitEnd(Duration longest) throws InterruptedException {
		return this.threads.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
	}

}
