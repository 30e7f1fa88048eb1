package io.linkkeeper.kaltura.waiting;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Executes tasks beside the thread that submits them, a limited number at a time. All
 * waiting for tasks goes through this interface. Thread-safe.
 */
public interface TaskPool extends AutoCloseable {

	/**
	 * Submits a task. Tasks begin in the order of their submission.
	 * @param <T> the type of the result
	 * @param task the task; has the logging context of the thread that opened the pool
	 * @return its result, for {@link #join}
	 */
	<T extends @Nullable Object> CompletableFuture<T> submit(Supplier<T> task);

	/**
	 * Waits for the result of a task and rethrows its failure unwrapped.
	 * @param <T> the type of the result
	 * @param result the result
	 * @return the value of the result
	 * @throws RuntimeException the failure of the task
	 */
	<T extends @Nullable Object> T join(CompletableFuture<T> result);

	/**
	 * Waits for an element that a task adds to a queue, and takes it.
	 * @param <T> the type of the elements
	 * @param queue the queue
	 * @param longest the longest wait
	 * @return the element, or {@code null} when none was added in time
	 * @throws InterruptedException when the thread is interrupted
	 */
	<T> @Nullable T poll(BlockingQueue<T> queue, Duration longest) throws InterruptedException;

	/**
	 * Accepts no more tasks. Those submitted still execute.
	 */
	@Override
	void close();

	/**
	 * Waits until all tasks have ended, after {@link #close}.
	 * @param longest the longest wait
	 * @return false when a task still executes
	 * @throws InterruptedException when the thread is interrupted
	 */
	boolean awaitEnd(Duration longest) throws InterruptedException;

}
