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
 * Asks several questions at a time: most of a look-up is waiting. Its threads end by
 * themselves when there is nothing to ask. Thread-safe.
 */
final class ParallelLookup {

	private static final Duration IDLE = Duration.ofSeconds(5);

	private final ThreadPoolExecutor threads;

	/**
	 * Questions to one server.
	 * @param atATime how many are asked at a time
	 */
	ParallelLookup(int atATime) {
		this.threads = new ThreadPoolExecutor(atATime, atATime, IDLE.toMillis(), TimeUnit.MILLISECONDS,
				new LinkedBlockingQueue<>(), new RunThreads("look-up"));
		this.threads.allowCoreThreadTimeOut(true);
	}

	/**
	 * Asks all questions.
	 * @param questions the questions; one alone is asked on the caller's thread
	 * @param ask gives the answer to one; must not ask through this object
	 * @return the answers, in the order of the questions
	 * @throws RuntimeException what a question failed with; the others may still be asked
	 */
	<Q, A> List<A> ask(List<? extends Q> questions, Function<Q, A> ask) {
		if (questions.size() == 1) {
			return List.of(ask.apply(questions.get(0)));
		}
		List<CompletableFuture<A>> answers = questions.stream()
			.map((question) -> CompletableFuture.supplyAsync(() -> ask.apply(question), this.threads))
			.toList();
		try {
			return answers.stream().map(RunThreads::join).toList();
		}
		catch (RuntimeException ex) {
			answers.forEach((answer) -> answer.cancel(false));
			throw ex;
		}
	}

}
