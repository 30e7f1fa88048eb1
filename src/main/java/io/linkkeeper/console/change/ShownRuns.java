package io.linkkeeper.console.change;

import java.util.Optional;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.run.Runs;

/**
 * Finds runs for their pages. Thread-safe.
 */
public final class ShownRuns {

	private final RunQueries queries;

	private final Runs runs;

	ShownRuns(RunQueries queries, Runs runs) {
		this.queries = queries;
		this.runs = runs;
	}

	/**
	 * Finds a run.
	 * @param id the run id
	 * @return the run, or empty when there is no such run
	 */
	public Optional<ShownRun> find(long id) {
		return this.queries.show(id)
			.flatMap((detail) -> this.runs.find(id)
				.map((run) -> new ShownRun(detail, run, JobDefinition.fromJson(run.definition()))));
	}

}
