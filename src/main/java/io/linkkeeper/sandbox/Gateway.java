package io.linkkeeper.sandbox;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The web tier in front of the server: it waits for an answer only so long, but does not
 * stop the work. Thread-safe.
 */
final class Gateway implements AutoCloseable {

	private static final long LAST_WORK_SECONDS = 10;

	private final ExecutorService server = Executors.newCachedThreadPool((work) -> {
		Thread thread = new Thread(work, "sandbox-behind-gateway");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * Waits for an answer.
	 * @param limit how long
	 * @param work makes the answer
	 * @return the answer, or a page with 504 when it is not there in time
	 */
	HttpAnswer answer(Duration limit, Callable<HttpAnswer> work) {
		Future<HttpAnswer> answer = this.server.submit(work);
		try {
			return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
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
			throw new IllegalStateException("The sandbox failed behind its gateway", ex.getCause());
		}
	}

	/** Takes no more work and lets what there is come to its end. */
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

	private static HttpAnswer timeout() {
		return HttpAnswer.page(504, "Gateway Timeout");
	}

}
