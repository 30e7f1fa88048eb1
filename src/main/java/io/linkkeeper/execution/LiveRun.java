package io.linkkeeper.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.kaltura.KalturaClient;
import io.linkkeeper.kaltura.http.RequestStatistics;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import org.jspecify.annotations.Nullable;

/**
 * A run while it executes: its facts, the definition it started with, its connection to
 * the API and its stop signal. One for each execution, made on the thread that executes
 * it.
 */
public final class LiveRun implements AutoCloseable {

	private final Runs runs;

	private final long id;

	private final long executionId;

	private final JobDefinition definition;

	private final KalturaClient client;

	private final StopSignal stop;

	private final Thread thread = Thread.currentThread();

	private @Nullable CollectSpec<?> assignment;

	private @Nullable ReadAhead collecting;

	private @Nullable String told;

	private RequestStatistics noted = new RequestStatistics(0, 0, 0, 0);

	/**
	 * A run that begins to execute.
	 * @param runs where its facts stand
	 * @param run its facts
	 * @param executionId the Spring Batch execution
	 * @param definition the definition it started with
	 * @param client its connection to the API, closed with it
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
	 * The run's facts.
	 * @return the facts as they stand now
	 */
	public Run facts() {
		return this.runs.get(this.id);
	}

	/**
	 * The run id.
	 * @return the id
	 */
	public long id() {
		return this.id;
	}

	/**
	 * The Spring Batch execution.
	 * @return its id
	 */
	public long executionId() {
		return this.executionId;
	}

	/**
	 * The definition the run started with.
	 * @return the definition
	 */
	public JobDefinition definition() {
		return this.definition;
	}

	/**
	 * The connection to the API.
	 * @return the client, thread-safe
	 */
	public KalturaClient client() {
		return this.client;
	}

	/**
	 * What the run's rule is made from.
	 * @return the definition, the time and the account of this run
	 */
	public RuleContext context() {
		Run run = facts();
		return new RuleContext(this.definition, run.account(), run.asOf(), run.id(), this.client);
	}

	/**
	 * Notes what the run did besides its changes.
	 */
	public void tell(String outcome) {
		this.told = outcome;
	}

	/**
	 * What the run did besides its changes, or would do when it waits for approval.
	 * @return a sentence, or nothing
	 */
	public Optional<String> told() {
		return Optional.ofNullable(this.told);
	}

	/**
	 * Whether a thread executes the run.
	 * @param other the thread
	 * @return true for the one thread that does
	 */
	public boolean executesOn(Thread other) {
		return this.thread.equals(other);
	}

	public StopSignal stop() {
		return this.stop;
	}

	/**
	 * Whether the run was asked to stop.
	 * @return true from the first time on
	 */
	public boolean isStopping() {
		return this.stop.isRaised();
	}

	/**
	 * Asks the run to stop: nothing more is claimed, and what is in flight may come to
	 * its end for a while, then its connection is cut.
	 * @param grace how long requests in flight may go on
	 */
	public void requestStop(Duration grace) {
		this.stop.raise();
		CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS).execute(this.client::close);
	}

	/**
	 * What this run is to do, worked out once.
	 * @param feature the run's job type
	 * @return its assignment
	 */
	public CollectSpec<?> assignment(JobFeature feature) {
		CollectSpec<?> known = this.assignment;
		if (known == null) {
			known = feature.assign(this);
			this.assignment = known;
		}
		return known;
	}

	/**
	 * What this run decides, batch by batch.
	 * @param feature the run's job type
	 * @return the batches, closed with this run
	 */
	public ReadAhead collecting(JobFeature feature) {
		ReadAhead begun = this.collecting;
		if (begun == null) {
			begun = new ReadAhead(assignment(feature));
			this.collecting = begun;
		}
		return begun;
	}

	/**
	 * Writes down what the run has cost the API since the last note. For one thread at a
	 * time.
	 */
	public void noteTraffic() {
		RequestStatistics now = this.client.statistics();
		this.runs.addTraffic(this.id, now.requests() - this.noted.requests(),
				now.latencyMillis() - this.noted.latencyMillis());
		this.noted = now;
	}

	/**
	 * Ends the connection, wakes up who still waits for it, and lets what is being read
	 * come to its end.
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
