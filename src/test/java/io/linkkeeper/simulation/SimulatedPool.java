package io.linkkeeper.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import io.linkkeeper.kaltura.waiting.TaskPool;
import org.jspecify.annotations.Nullable;

/**
 * A pool whose threads are those of the simulation.
 */
final class SimulatedPool implements TaskPool {

	private final Scheduler scheduler;

	private final SimulatedProcess process;

	private final int atATime;

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private int active;

	SimulatedPool(Scheduler scheduler, SimulatedProcess process, int atATime) {
		this.scheduler = scheduler;
		this.process = process;
		this.atATime = atATime;
	}

	@Override
	public <T extends @Nullable Object> CompletableFuture<T> submit(Supplier<T> task) {
		CompletableFuture<T> result = new CompletableFuture<>();
		this.tasks.add(() -> complete(result, task));
		if (this.active < this.atATime) {
			this.active++;
			this.process.spawn(this::work);
		}
		return result;
	}

	private void work() {
		try {
			Runnable task = this.tasks.poll();
			while (task != null) {
				task.run();
				task = this.tasks.poll();
			}
		}
		finally {
			this.active--;
		}
	}

	private <T extends @Nullable Object> void complete(CompletableFuture<T> result, Supplier<T> task) {
		this.process.requireAlive();
		try {
			result.complete(task.get());
		}
		catch (RuntimeException | Error ex) {
			result.completeExceptionally(ex);
		}
	}

	@Override
	public <T extends @Nullable Object> T join(CompletableFuture<T> result) {
		if (!result.isDone()) {
			this.scheduler.awaitUninterruptibly(result::isDone);
		}
		this.process.requireAlive();
		try {
			return result.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
	}

	@Override
	public <T> @Nullable T poll(BlockingQueue<T> queue, Duration longest) throws InterruptedException {
		SimulatedTime.requireUninterrupted();
		this.scheduler.await(() -> !queue.isEmpty(), longest.toMillis());
		this.process.requireAlive();
		SimulatedTime.requireUninterrupted();
		return queue.poll();
	}

	@Override
	public void close() {
		// its threads end when nothing is left to do
	}

	@Override
	public boolean awaitEnd(Duration longest) throws InterruptedException {
		this.scheduler.await(() -> this.active == 0, longest.toMillis());
		this.process.requireAlive();
		SimulatedTime.requireUninterrupted();
		return this.active == 0;
	}

}
