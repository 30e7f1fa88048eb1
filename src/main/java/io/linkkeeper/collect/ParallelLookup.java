package io.linkkeeper.collect;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.linkkeeper.execution.RunThreads;

/**
 * Executes the requests of a look-up in parallel. Idle threads end after {@link #IDLE}.
 * Thread-safe.
 */
final class ParallelLookup {

	private static final Duration IDLE = Duration.ofSeconds(5);

	private final ThreadPoolExecutor threads;

	/**
	 * Creates an executor for the requests to one server.
	 * @param atATime the number of requests at a time
	 */
	ParallelLookup(int atATime) {
		this.threads = new ThreadPoolExecutor(atATime, atATime, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(), new RunThreads("look-up"));
		this.threads.allowCoreThreadTimeOut(true);
	}

	/**
	 * Executes one request for each argument and waits for the results.
	 * @param <T> the type of the arguments
	 * @param <R> the type of the results
	 * @param arguments the arguments; a single one is handled on the caller's thread
	 * @param request executes the request; must not use this object
	 * @return the results, in the order of the arguments
	 * @throws RuntimeException the failure of a request; the others may still be executed
	 */
	<T, R> List<R> map(List<? extends T> arguments, Function<T, R> request) {
		if (arguments.size() == 1) {
			return List.of(request.apply(arguments.get(0)));
		}
		List<CompletableFuture<R>> results = arguments.stream()
			.map((argument) -> CompletableFuture.supplyAsync(() -> request.apply(argument), this.threads))
			.toList();
		try {
			return results.stream().map(RunThreads::join).toList();
		}
		catch (RuntimeException ex) {
			results.forEach((result) -> result.cancel(false));
			throw ex;
		}
	}

}
