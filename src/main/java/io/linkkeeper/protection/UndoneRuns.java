package io.linkkeeper.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;

import org.springframework.stereotype.Component;

/**
 * Follows undo runs to the runs that they undo. Thread-safe.
 */
@Component
class UndoneRuns {

	private final Runs runs;

	UndoneRuns(Runs runs) {
		this.runs = runs;
	}

	/**
	 * Returns a run and the runs that it undoes.
	 * @param run the run
	 * @return the run first; last the run of a job, unless housekeeping has removed it
	 */
	List<Run> of(Run run) {
		List<Run> chain = new ArrayList<>(List.of(run));
		Optional<Run> undone = undoneBy(run);
		while (undone.isPresent()) {
			chain.add(undone.get());
			undone = undoneBy(undone.get());
		}
		return chain;
	}

	/** Runs are undone by later ones, so that the chain ends. */
	private Optional<Run> undoneBy(Run run) {
		return settings(run).flatMap((settings) -> this.runs.find(settings.run()))
			.filter((undone) -> undone.id() < run.id());
	}

	private static Optional<UndoSettings> settings(Run run) {
		return run.type().equals(JobType.UNDO.label())
				? Optional.of((UndoSettings) JobDefinition.fromJson(run.definition()).settings()) : Optional.empty();
	}

}
