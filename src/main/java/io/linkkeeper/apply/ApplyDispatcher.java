package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.kaltura.waiting.TaskPool;
import io.linkkeeper.ledger.Outcome;
import io.linkkeeper.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches of changes on several threads. Batches are submitted and results are
 * taken on one thread, the apply loop's; each batch yields exactly one result, even when
 * sending fails.
 */
final class ApplyDispatcher implements AutoCloseable {

	private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

	private final BiFunction<List<LinkCall>, Instant, List<CallResult>> client;

	private final StopSignal stop;

	private final Clock clock;

	private final int concurrency;

	private final TaskPool threads;

	private final BlockingQueue<BatchResult> completed = new LinkedBlockingQueue<>();

	private final AtomicInteger queued = new AtomicInteger();

	private volatile boolean cancelled;

	private int outstanding;

	/**
	 * Creates an idle dispatcher.
	 * @param client sends calls until a deadline and returns a result for each; called on
	 * several threads
	 * @param stop once raised, nothing more is sent; opens the threads
	 * @param clock used to find batches whose deadline has passed
	 * @param concurrency the number of batches sent at a time
	 */
	ApplyDispatcher(BiFunction<List<LinkCall>, Instant, List<CallResult>> client, StopSignal stop, Clock clock,
			int concurrency) {
		this.client = client;
		this.stop = stop;
		this.clock = clock;
		this.concurrency = concurrency;
		this.threads = stop.pool("apply", concurrency);
	}

	/**
	 * Whether another claim should be prepared: fewer batches are queued than can be sent
	 * at a time.
	 */
	boolean hasCapacity() {
		return this.queued.get() < this.concurrency;
	}

	boolean isIdle() {
		return this.outstanding == 0;
	}

	void send(ChangeBatch batch) {
		this.outstanding++;
		this.queued.incrementAndGet();
		this.threads.submit(() -> {
			this.queued.decrementAndGet();
			return this.completed.add(result(batch));
		});
	}

	private BatchResult result(ChangeBatch batch) {
		boolean expired = this.clock.instant().isAfter(batch.deadline());
		if (expired || this.cancelled || this.stop.isRaised()) {
			return BatchResult.notSent(batch, null);
		}
		try {
			return result(batch, this.client.apply(batch.calls(), batch.deadline()));
		}
		catch (KalturaException ex) {
			return ex.mayHaveBeenSent() ? BatchResult.unknown(batch, ex) : BatchResult.notSent(batch, ex);
		}
		catch (RuntimeException ex) {
			return BatchResult.unknown(batch, ex);
		}
		catch (Error ex) {
			// without a result for each batch the apply loop would wait forever
			return BatchResult.unknown(batch, new IllegalStateException("Sending failed: " + FailureText.of(ex), ex));
		}
	}

	private static BatchResult result(ChangeBatch batch, List<CallResult> results) {
		List<Outcome> outcomes = new ArrayList<>();
		boolean overdue = !results.isEmpty() && results.stream().allMatch(CallResult.Overdue.class::isInstance);
		@Nullable RuntimeException failure = null;
		for (int i = 0; i < results.size(); i++) {
			outcomes.add(AnswerCheck.outcome(batch.rows().get(i), results.get(i)));
			if (results.get(i) instanceof CallResult.NotSent notSent) {
				failure = new IllegalStateException(notSent.why());
			}
		}
		return new BatchResult(batch, outcomes, overdue, failure);
	}

	/**
	 * Cancels the batches that are queued; they yield results as not sent.
	 */
	void cancel() {
		this.cancelled = true;
	}

	/**
	 * Takes the available results without queued.
	 * @return the results since the last call, possibly none
	 */
	List<BatchResult> take() {
		List<BatchResult> results = new ArrayList<>();
		this.completed.drainTo(results);
		this.outstanding -= results.size();
		return results;
	}

	/**
	 * Waits for a result for at most {@link #POLL_INTERVAL}.
	 * @return the available results, possibly none
	 */
	List<BatchResult> await() {
		try {
			BatchResult first = this.threads.poll(this.completed, POLL_INTERVAL);
			if (first == null) {
				return List.of();
			}
			List<BatchResult> results = new ArrayList<>(List.of(first));
			this.outstanding--;
			results.addAll(take());
			return results;
		}
		catch (InterruptedException ex) {
			// the interrupt ends the run: stop it, and record what is known
			this.stop.raise();
			return List.of();
		}
	}

	@Override
	public void close() {
		this.threads.close();
	}

}
