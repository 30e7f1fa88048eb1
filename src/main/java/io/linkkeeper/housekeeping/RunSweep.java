package io.linkkeeper.housekeeping;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;

import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.history.LinkHistory;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.housekeeping.Position.Phase;
import io.linkkeeper.housekeeping.Tally.Kind;
import io.linkkeeper.ledger.RunRows;
import io.linkkeeper.ledger.RunRows.Change;
import io.linkkeeper.ledger.RunRows.FilePart;
import io.linkkeeper.ledger.RunRows.InputPart;
import io.linkkeeper.run.ClosedRun;
import io.linkkeeper.run.ClosedRuns;

import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Iterates over closed runs beyond retention, oldest first, and decides what to delete of
 * each: changes by {@link RetentionRule}, input rows, files, and, without remaining
 * changes, the run and its Spring Batch job instance, unless the guard compares with it.
 * Runs that are being undone are skipped. Thread-safe.
 */
final class RunSweep {

	private static final int ROWS_AT_ONCE = 500;

	/** Each may contain many rows. */
	private static final int INPUT_PARTS_AT_ONCE = 100;

	/** Two megabytes. */
	private static final int FILE_PARTS_AT_ONCE = 32;

	private final ClosedRuns closedRuns;

	private final RunRows rows;

	private final LinkHistory history;

	private final JobRepository jobRepository;

	RunSweep(ClosedRuns closedRuns, RunRows rows, LinkHistory history, JobRepository jobRepository) {
		this.closedRuns = closedRuns;
		this.rows = rows;
		this.history = history;
		this.jobRepository = jobRepository;
	}

	/**
	 * Finds the next run.
	 * @param at the position
	 * @param before the end of runs beyond retention
	 * @return the decision
	 */
	Removal nextRun(Position at, Instant before) {
		return this.closedRuns.next(before, at.run())
			.map((run) -> Removal.idle(at.at(Phase.CHANGES, run.id())))
			.orElseGet(() -> Removal.idle(at.at(Phase.TABLES, 0)));
	}

	/**
	 * Decides about the next rows of a run.
	 * @param at the position
	 * @param before the end of runs beyond retention
	 * @param plan true when nothing is deleted, so that processed rows still exist
	 * @return the decision
	 */
	Removal next(Position at, Instant before, boolean plan) {
		Optional<ClosedRun> closed = this.closedRuns.find(at.run());
		if (closed.isEmpty()) {
			return leave(at);
		}
		ClosedRun run = closed.get();
		if (!run.begun() && isBeingUndone(run)) {
			return new Removal(at.at(Phase.RUNS, run.id()), 0, null, () -> this.closedRuns.withdrawRemoval(run.id()));
		}
		return switch (at.phase()) {
			case CHANGES -> changes(at, run, before);
			case LINES -> lines(at, run);
			case FILES -> plan ? planFiles(at, run) : files(at, run);
			default -> itself(at, run);
		};
	}

	private static Removal leave(Position at) {
		return Removal.idle(at.at(Phase.RUNS, at.run()));
	}

	private boolean isBeingUndone(ClosedRun run) {
		return this.closedRuns.definitionsOfOthers(JobType.UNDO.label())
			.stream()
			.map((definition) -> (UndoSettings) JobDefinition.fromJson(definition).settings())
			.anyMatch((undo) -> undo.run() == run.id());
	}

	private Removal changes(Position at, ClosedRun run, Instant before) {
		List<Change> changes = this.rows.changesAfter(run.id(), at.item(), ROWS_AT_ONCE);
		if (changes.isEmpty()) {
			return Removal.idle(at.at(Phase.LINES, run.id()));
		}
		List<String> ids = changes.stream().map(Change::linkId).filter(Objects::nonNull).toList();
		Map<String, List<PastChange>> histories = this.history.allChanges(run.account(), ids);
		Map<Long, Boolean> known = new HashMap<>();
		LongPredicate removedBefore = (id) -> known.computeIfAbsent(id, (other) -> isRemovedBefore(other, before));
		List<Change> removable = changes.stream()
			.filter((change) -> change.linkId() == null || RetentionRule.isRemovable(run.id(),
					histories.getOrDefault(change.linkId(), List.of()), removedBefore))
			.toList();
		Position after = at.behind(changes.get(changes.size() - 1).seq())
			.plus(Kind.CHANGES, removable.size())
			.plus(Kind.KEPT, (long) changes.size() - removable.size());
		return new Removal(after, changes.size(), removable.isEmpty() ? null : run,
				() -> this.rows.removeChanges(run.id(), removable));
	}

	private boolean isRemovedBefore(long id, Instant before) {
		return this.closedRuns.next(before, id - 1)
			.filter((run) -> run.id() == id && (run.begun() || !isBeingUndone(run)))
			.isPresent();
	}

	private Removal lines(Position at, ClosedRun run) {
		List<InputPart> parts = this.rows.inputAfter(run.id(), at.item(), INPUT_PARTS_AT_ONCE);
		long rows = parts.stream().mapToInt(InputPart::rows).sum();
		return parts.isEmpty() ? Removal.idle(at.at(Phase.FILES, run.id()))
				: new Removal(at.behind(parts.get(parts.size() - 1).line()).plus(Kind.LINES, rows), parts.size(), run,
						() -> this.rows.removeInput(run.id(), parts));
	}

	private Removal planFiles(Position at, ClosedRun run) {
		return Removal.idle(at.at(Phase.RUN, run.id()).plus(Kind.FILES, this.rows.files(run.id()).size()));
	}

	private Removal files(Position at, ClosedRun run) {
		List<FilePart> parts = this.rows.fileParts(run.id(), FILE_PARTS_AT_ONCE);
		long files = parts.stream().filter((part) -> part.part() == 0).count();
		return parts.isEmpty() ? Removal.idle(at.at(Phase.RUN, run.id())) : new Removal(at.plus(Kind.FILES, files),
				parts.size(), run, () -> this.rows.removeFileParts(run.id(), parts));
	}

	private Removal itself(Position at, ClosedRun run) {
		return (at.keepsNothing() && !this.closedRuns.isCompared(run.id()))
				? new Removal(at.at(Phase.RUNS, run.id()).plus(Kind.RUNS, 1), 1, run, () -> remove(run)) : leave(at);
	}

	private void remove(ClosedRun run) {
		this.rows.removeRun(run.id());
		JobInstance instance = this.jobRepository.getJobInstance(run.jobInstanceId());
		if (instance != null) {
			this.jobRepository.deleteJobInstance(instance);
		}
	}

}
