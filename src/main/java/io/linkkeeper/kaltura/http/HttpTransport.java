package io.linkkeeper.kaltura.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.linkkeeper.kaltura.error.AnswerTooLargeException;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.error.KalturaInterruptedException;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.net.ConnectionProblem;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/**
 * Posts request bodies with limited concurrency. Thread-safe. The caller waits on a
 * future rather than on the socket, as blocking I/O supports neither interrupts nor a
 * deadline for the whole response.
 */
final class HttpTransport implements Transport {

	private final Account account;

	private final String host;

	private final Duration requestTimeout;

	private final RateLimit rateLimit;

	private final RequestCounters counters;

	private final Redactor redactor;

	private final CloseableHttpClient http;

	private final ExecutorService threads;

	private volatile boolean closed;

	HttpTransport(Account account, CloseableHttpClient http, Duration requestTimeout, RateLimit rateLimit,
			RequestCounters counters, Redactor redactor) {
		this.account = account;
		this.host = account.serviceUrl().getScheme() + "://" + account.serviceUrl().getRawAuthority();
		this.requestTimeout = requestTimeout;
		this.rateLimit = rateLimit;
		this.counters = counters;
		this.redactor = redactor;
		this.http = http;
		this.threads = Executors.newCachedThreadPool((task) -> thread(account, task));
	}

	private static Thread thread(Account account, Runnable task) {
		Thread thread = new Thread(task, "kaltura-" + account.name());
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public Response post(String path, byte[] body, Runnable lastCheck) {
		this.rateLimit.acquire();
		check(lastCheck);
		HttpExchange exchange = new HttpExchange(URI.create(this.account.serviceUrl() + path), body, lastCheck);
		long start = System.nanoTime();
		try {
			return await(exchange, submit(exchange));
		}
		finally {
			this.counters.sent(System.nanoTime() - start);
		}
	}

	/** Spares the connection when it is too late already. */
	private void check(Runnable lastCheck) {
		try {
			lastCheck.run();
		}
		catch (KalturaException ex) {
			this.rateLimit.release();
			throw ex;
		}
	}

	private Future<Response> submit(HttpExchange exchange) {
		try {
			return this.threads.submit(() -> {
				try {
					return exchange.run(this.http);
				}
				finally {
					this.rateLimit.release();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			this.rateLimit.release();
			throw closed(false);
		}
	}

	private Response await(HttpExchange exchange, Future<Response> answer) {
		try {
			return answer.get(this.requestTimeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw TransportException.temporary(this.host + " gave no answer within " + this.requestTimeout, null,
					exchange.abort());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new KalturaInterruptedException("Interrupted while a request to " + this.host + " was in flight",
					exchange.abort());
		}
		catch (ExecutionException ex) {
			throw failure(exchange, Objects.requireNonNullElse(ex.getCause(), ex));
		}
	}

	private KalturaException failure(HttpExchange exchange, Throwable cause) {
		if (cause instanceof Error error) {
			throw error;
		}
		if (cause instanceof KalturaException refused) {
			return refused;
		}
		if (this.closed) {
			return closed(exchange.isSent());
		}
		if (cause instanceof HttpStatusException status) {
			return failure(status, exchange.isSent());
		}
		if (cause instanceof AnswerMemory.FullException full) {
			return new AnswerTooLargeException(String.valueOf(full.getMessage()), full.isTemporary());
		}
		ConnectionProblem problem = ConnectionProblem.of(cause);
		String message = "Could not talk to " + this.host + ": " + this.redactor.redact(problem.what());
		if (cause instanceof IOException && !problem.lasting()) {
			return TransportException.temporary(
					message + "; is the server up, and the service URL of account " + this.account.name() + " right?",
					this.redactor.cause(cause), exchange.isSent());
		}
		return TransportException.lasting(message, exchange.isSent());
	}

	/** Without a request that was sent, the proxy answered. */
	private TransportException failure(HttpStatusException status, boolean sent) {
		if (!sent) {
			String message = "Could not talk to " + this.host + ": the proxy answered " + status.getMessage() + ": "
					+ status.meaningAtProxy();
			return status.isTemporary() ? TransportException.putOff(message, false, status.retryAfter())
					: TransportException.lasting(message, false);
		}
		String message = this.host + " answered " + status.getMessage() + " instead of the API: " + status.meaning();
		if (status.isTemporary()) {
			return TransportException.putOff(message, !status.wasRefused(), status.retryAfter());
		}
		return TransportException.foreign(message + "; check the service URL of account " + this.account.name());
	}

	private TransportException closed(boolean sent) {
		return TransportException.lasting("The client of account " + this.account.name() + " is closed", sent);
	}

	/**
	 * Aborts requests in flight. Later posts fail.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.threads.shutdown();
		this.http.close(CloseMode.IMMEDIATE);
	}

}
