package io.linkkeeper.console.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.RunState;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes what users of the console start, on threads of its own: a request is answered
 * as soon as the run executes. Thread-safe.
 */
final class RunThreads implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RunThreads.class);

	/** Each may use two database connections. */
	static final int MOST_RUNS = 4;

	/** A refusal comes sooner. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

	private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

	private final RunQueries queries;

	private final ThreadPoolExecutor threads;

	RunThreads(RunQueries queries) {
		this.queries = queries;
		this.threads = new ThreadPoolExecutor(0, MOST_RUNS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(),
				(task) -> new Thread(task, "console-run"));
	}

	/**
	 * Starts an operation that executes a run, and waits until the run executes or the
	 * operation has ended.
	 * @param runId the run
	 * @param operation the operation
	 * @return the result, or empty while it executes
	 * @throws RefusedException when the operation was refused
	 */
	Optional<RunResult> execute(long runId, Supplier<RunResult> operation) {
		return execute(operation,
				() -> this.queries.find(runId).filter((run) -> run.state() == RunState.RUNNING).isPresent());
	}

	/**
	 * Starts an operation that executes a run without id yet, and waits for a while until
	 * it has ended.
	 * @param operation the operation
	 * @return the result, or empty while it executes
	 * @throws RefusedException when the operation was refused
	 */
	Optional<RunResult> execute(Supplier<RunResult> operation) {
		return execute(operation, () -> false);
	}

	private Optional<RunResult> execute(Supplier<RunResult> operation, BooleanSupplier begun) {
		Future<RunResult> result = submit(operation);
		try {
			for (long looks = PATIENCE.dividedBy(BETWEEN_LOOKS); looks > 0; looks--) {
				Optional<RunResult> ended = look(result);
				if (ended.isPresent() || begun.getAsBoolean()) {
					return ended;
				}
			}
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}

	private Future<RunResult> submit(Supplier<RunResult> operation) {
		try {
			return this.threads.submit(() -> finish(operation));
		}
		catch (RejectedExecutionException ex) {
			throw new RefusedException(ExitCode.BUSY,
					"%d runs that were started here are executing. Wait until one has ended, or stop one."
						.formatted(MOST_RUNS),
					ex);
		}
	}

	private static RunResult finish(Supplier<RunResult> operation) {
		try {
			RunResult result = operation.get();
			logger.info("run %d of %s %s".formatted(result.run().id(), result.run().job(), result.message()));
			return result;
		}
		catch (RefusedException ex) {
			logger.info("Refused: " + ex.getMessage());
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.error("An action of the console failed: " + FailureText.of(ex), ex);
			throw ex;
		}
	}

	private static Optional<RunResult> look(Future<RunResult> result) throws InterruptedException {
		try {
			return Optional.of(result.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			return Optional.empty();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException(FailureText.of(ex), ex);
		}
	}

	/** Waits for runs that were requested to stop. */
	@Override
	public void close() {
		this.threads.shutdown();
		try {
			if (!this.threads.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("Runs that were started in the console did not stop in time; `restart` continues them");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
