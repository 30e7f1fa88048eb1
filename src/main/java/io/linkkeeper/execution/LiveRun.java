package io.linkkeeper.execution;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.files.Publication;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.http.RequestStatistics;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import org.jspecify.annotations.Nullable;

/**
 * An executing run: its facts, definition, API connection and stop signal. Created once
 * per execution, on the thread that executes the run. The facts, the client and the stop
 * signal may be used by any thread; the rest only by the executing thread.
 */
public final class LiveRun implements AutoCloseable {

	private final Runs runs;

	private final long id;

	private final long executionId;

	private final JobDefinition definition;

	private final KalturaClient client;

	private final StopSignal stop;

	private final Thread thread = Thread.currentThread();

	private @Nullable CollectSpec<?> spec;

	private @Nullable ReadAhead collecting;

	private @Nullable String outcome;

	private RequestStatistics noted = new RequestStatistics(0, 0, 0, 0);

	/**
	 * Creates the executing run.
	 * @param runs the repository of its facts
	 * @param run its facts
	 * @param executionId the Spring Batch execution
	 * @param definition the definition it started with
	 * @param client its connection to the API, closed with this object
	 * @param stop its stop signal
	 */
	public LiveRun(Runs runs, Run run, long executionId, JobDefinition definition, KalturaClient client,
			StopSignal stop) {
		this.runs = runs;
		this.id = run.id();
		this.executionId = executionId;
		this.definition = definition;
		this.client = client;
		this.stop = stop;
	}

	/**
	 * Reads the run's facts.
	 * @return the current facts
	 */
	public Run facts() {
		return this.runs.get(this.id);
	}

	/**
	 * Returns the run id.
	 * @return the id
	 */
	public long id() {
		return this.id;
	}

	/**
	 * Returns the Spring Batch execution id.
	 * @return the id
	 */
	public long executionId() {
		return this.executionId;
	}

	/**
	 * Returns the definition the run started with.
	 * @return the definition
	 */
	public JobDefinition definition() {
		return this.definition;
	}

	/**
	 * Returns the connection to the API.
	 * @return the client
	 */
	public KalturaClient client() {
		return this.client;
	}

	/**
	 * Returns what the run's rule is made from.
	 * @return the definition, the time and the account of this run
	 */
	public RuleContext context() {
		Run run = facts();
		return new RuleContext(this.definition, run.account(), run.asOf(), run.id(), this.client);
	}

	/**
	 * Publishes a file of the run, unless another process has taken the run over.
	 * @param publication makes the file visible
	 * @throws IOException when it cannot be written
	 */
	public void publish(Publication publication) throws IOException {
		this.runs.publish(publication);
	}

	/**
	 * Records what the run did besides its changes.
	 * @param outcome a sentence without capital and full stop
	 */
	public void recordOutcome(String outcome) {
		this.outcome = outcome;
	}

	/**
	 * Returns what the run did besides its changes, or would do when it waits for
	 * approval.
	 * @return a sentence without capital and full stop, or empty for nothing
	 */
	public Optional<String> outcome() {
		return Optional.ofNullable(this.outcome);
	}

	/**
	 * Whether a thread is the one that executes the run.
	 * @param other the thread
	 * @return true for the executing thread
	 */
	public boolean executesOn(Thread other) {
		return this.thread.equals(other);
	}

	public StopSignal stop() {
		return this.stop;
	}

	/**
	 * Whether a stop was requested.
	 * @return true after the first request
	 */
	public boolean isStopping() {
		return this.stop.isRaised();
	}

	/**
	 * Requests a stop: no more rows are claimed, and the connection is closed after a
	 * grace period for requests in flight.
	 * @param grace the grace period
	 */
	public void requestStop(Duration grace) {
		this.stop.raise();
		CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS).execute(this.client::close);
	}

	/**
	 * Returns the run's collect specification, created on the first call.
	 * @param feature the run's job type
	 * @return the specification
	 */
	public CollectSpec<?> collectSpec(JobFeature feature) {
		CollectSpec<?> known = this.spec;
		if (known == null) {
			known = feature.collectSpec(this);
			this.spec = known;
		}
		return known;
	}

	/**
	 * Returns the reader of the run's decisions, created on the first call.
	 * @param feature the run's job type
	 * @return the decisions batch by batch, closed with this object
	 */
	public ReadAhead collecting(JobFeature feature) {
		ReadAhead begun = this.collecting;
		if (begun == null) {
			begun = new ReadAhead(collectSpec(feature), this.stop);
			this.collecting = begun;
		}
		return begun;
	}

	/**
	 * Records the API traffic since the last call. For one thread at a time.
	 */
	public void noteTraffic() {
		RequestStatistics now = this.client.statistics();
		this.runs.addTraffic(this.id, now.requests() - this.noted.requests(),
				now.latencyMillis() - this.noted.latencyMillis());
		this.noted = now;
	}

	/**
	 * Closes the connection, raises the stop signal and waits a while for the batch that
	 * is being read.
	 */
	@Override
	public void close() {
		this.client.close();
		this.stop.raise();
		ReadAhead begun = this.collecting;
		if (begun != null) {
			begun.close();
		}
	}

}
