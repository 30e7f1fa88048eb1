package io.linkkeeper.collect;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.linkkeeper.kaltura.waiting.TaskPool;

/**
 * Executes the requests of a look-up in parallel. Idle threads end after {@link #IDLE}.
 * Thread-safe.
 */
final class ParallelLookup {

	private final TaskPool threads;

	/**
	 * Creates look-ups over a pool of threads.
	 * @param threads executes the requests, as many at a time as the server may get
	 */
	ParallelLookup(TaskPool threads) {
		this.threads = threads;
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
			.map((argument) -> this.threads.submit(() -> request.apply(argument)))
			.toList();
		try {
			return results.stream().map(this.threads::join).toList();
		}
		catch (RuntimeException ex) {
			results.forEach((result) -> result.cancel(false));
			throw ex;
		}
	}

}
