package io.linkkeeper.sandbox.server;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.linkkeeper.sandbox.answer.HttpAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web tier in front of the server: waits for an answer up to a limit, but does not
 * stop the work. Thread-safe.
 */
final class Gateway implements AutoCloseable {

	/** The requests that can wait for an answer concurrently. */
	static final int MAX_THREADS = 64;

	/** The queue of abandoned work; beyond it, requests are refused. */
	static final int MAX_WAITING = 256;

	private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

	private static final long LAST_WORK_SECONDS = 10;

	private static final long IDLE_SECONDS = 30;

	private final ThreadPoolExecutor server = new ThreadPoolExecutor(MAX_THREADS, MAX_THREADS, IDLE_SECONDS,
			TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), Gateway::daemon);

	Gateway() {
		this.server.allowCoreThreadTimeOut(true);
	}

	/**
	 * Waits for an answer.
	 * @param limit the longest wait
	 * @param work makes the answer
	 * @param end called once the work has ended or been refused
	 * @return the answer, or an error page: 504 after the limit, 503 when there is too
	 * much work, 500 when the work failed
	 */
	HttpAnswer answer(Duration limit, Callable<HttpAnswer> work, Runnable end) {
		CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
		try {
			this.server.execute(() -> answer.complete(carriedOut(work, end)));
			return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			end.run();
			return HttpAnswer.page(503, "Service Unavailable");
		}
		catch (TimeoutException ex) {
			return timeout();
		}
		catch (InterruptedException ex) {
			// the sandbox is stopping
			Thread.currentThread().interrupt();
			return timeout();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Work never fails its answer", ex);
		}
	}

	/** Refuses new work and waits for work in progress. */
	@Override
	public void close() {
		this.server.shutdown();
		try {
			if (!this.server.awaitTermination(LAST_WORK_SECONDS, TimeUnit.SECONDS)) {
				this.server.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.server.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

	/** Logs failures, since the request may have timed out already. */
	private static HttpAnswer carriedOut(Callable<HttpAnswer> work, Runnable end) {
		try {
			return work.call();
		}
		catch (Exception | Error ex) {
			LOG.error("The sandbox failed behind its gateway", ex);
			return HttpAnswer.page(500, "Internal Server Error");
		}
		finally {
			end.run();
		}
	}

	private static Thread daemon(Runnable work) {
		Thread thread = new Thread(work, "sandbox-behind-gateway");
		thread.setDaemon(true);
		return thread;
	}

	private static HttpAnswer timeout() {
		return HttpAnswer.page(504, "Gateway Timeout");
	}

}
