package io.linkkeeper.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import io.linkkeeper.execution.RunThreads;
import io.linkkeeper.execution.StopSignal;
import io.linkkeeper.kaltura.CallResult;
import io.linkkeeper.kaltura.LinkCall;
import io.linkkeeper.kaltura.error.KalturaException;
import io.linkkeeper.ledger.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Sends parcels, several at a time. Parcels go in and deliveries come out on one thread,
 * the owner's; each parcel comes out exactly once, whatever happens to it.
 */
final class ApplyDispatcher implements AutoCloseable {

	private static final Duration LOOK_AROUND = Duration.ofMillis(200);

	private final BiFunction<List<LinkCall>, Instant, List<CallResult>> client;

	private final StopSignal stop;

	private final Clock clock;

	private final int concurrency;

	private final ExecutorService threads;

	private final BlockingQueue<BatchResult> delivered = new LinkedBlockingQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private volatile boolean cancelled;

	private int outstanding;

	/**
	 * Senders with nothing to do yet.
	 * @param client sends calls until a deadline and gives a result for each; called on
	 * several threads
	 * @param stop once raised, nothing more is sent
	 * @param clock tells which parcels have waited too long to be sent
	 * @param concurrency how many parcels are sent at a time
	 */
	ApplyDispatcher(BiFunction<List<LinkCall>, Instant, List<CallResult>> client, StopSignal stop, Clock clock,
			int concurrency) {
		this.client = client;
		this.stop = stop;
		this.clock = clock;
		this.concurrency = concurrency;
		this.threads = Executors.newFixedThreadPool(concurrency, new RunThreads("apply"));
	}

	/**
	 * Whether the next parcels should be prepared: fewer wait than can be sent at once.
	 */
	boolean haveRoom() {
		return this.waiting.get() < this.concurrency;
	}

	boolean areIdle() {
		return this.outstanding == 0;
	}

	void send(ChangeBatch parcel) {
		this.outstanding++;
		this.waiting.incrementAndGet();
		this.threads.execute(() -> {
			this.waiting.decrementAndGet();
			this.delivered.add(deliver(parcel));
		});
	}

	private BatchResult deliver(ChangeBatch parcel) {
		boolean tooOld = this.clock.instant().isAfter(parcel.goodUntil());
		if (tooOld || this.cancelled || this.stop.isRaised()) {
			return BatchResult.notSent(parcel, null);
		}
		try {
			return delivery(parcel, this.client.apply(parcel.calls(), parcel.goodUntil()));
		}
		catch (KalturaException ex) {
			return ex.mayHaveBeenSent() ? BatchResult.unknown(parcel, ex) : BatchResult.notSent(parcel, ex);
		}
		catch (RuntimeException ex) {
			return BatchResult.unknown(parcel, ex);
		}
		catch (Error ex) {
			// even then the parcel must come out, or its owner would wait for ever
			return BatchResult.unknown(parcel, new IllegalStateException("Sending broke down: " + ex, ex));
		}
	}

	private static BatchResult delivery(ChangeBatch parcel, List<CallResult> results) {
		List<Outcome> outcomes = new ArrayList<>();
		boolean overdue = !results.isEmpty() && results.stream().allMatch(CallResult.Overdue.class::isInstance);
		@Nullable RuntimeException failure = null;
		for (int i = 0; i < results.size(); i++) {
			outcomes.add(AnswerCheck.outcome(parcel.rows().get(i), results.get(i)));
			if (results.get(i) instanceof CallResult.NotSent notSent) {
				failure = new IllegalStateException(notSent.why());
			}
		}
		return new BatchResult(parcel, outcomes, overdue, failure);
	}

	/**
	 * Sends nothing more: parcels that wait come out as not sent.
	 */
	void cancel() {
		this.cancelled = true;
	}

	/**
	 * The deliveries that are there.
	 * @return what has come out since the last call, perhaps nothing
	 */
	List<BatchResult> take() {
		List<BatchResult> deliveries = new ArrayList<>();
		this.delivered.drainTo(deliveries);
		this.outstanding -= deliveries.size();
		return deliveries;
	}

	/**
	 * Waits until a delivery is there, or a moment.
	 * @return what has come out, perhaps nothing
	 */
	List<BatchResult> await() {
		try {
			BatchResult first = this.delivered.poll(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
			if (first == null) {
				return List.of();
			}
			List<BatchResult> deliveries = new ArrayList<>(List.of(first));
			this.outstanding--;
			deliveries.addAll(take());
			return deliveries;
		}
		catch (InterruptedException ex) {
			// somebody ends this thread: stop as if asked to, and write down what is
			// known
			this.stop.raise();
			return List.of();
		}
	}

	@Override
	public void close() {
		this.threads.shutdown();
	}

}
