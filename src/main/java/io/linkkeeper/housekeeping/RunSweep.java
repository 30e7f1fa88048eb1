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
import io.linkkeeper.run.Runs;

import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Goes through the old runs that are closed, the oldest first, and decides what of each
 * may go: changes as {@link LastWord} says, rows of its input, its files, and when no
 * change of it is left the run itself with its Spring Batch job instance, unless the
 * guard still compares with it. A run that is being undone is left alone. Thread-safe.
 */
final class RunSweep {

	private static final int ROWS_AT_ONCE = 500;

	/** Each may stand for many rows. */
	private static final int INPUT_PARTS_AT_ONCE = 100;

	/** Two megabytes. */
	private static final int FILE_PARTS_AT_ONCE = 32;

	private final ClosedRuns closedRuns;

	private final Runs runs;

	private final RunRows rows;

	private final LinkHistory history;

	private final JobRepository jobRepository;

	RunSweep(ClosedRuns closedRuns, Runs runs, RunRows rows, LinkHistory history, JobRepository jobRepository) {
		this.closedRuns = closedRuns;
		this.runs = runs;
		this.rows = rows;
		this.history = history;
		this.jobRepository = jobRepository;
	}

	/**
	 * Decides about the next run.
	 * @param at where
	 * @param before before when runs ended that are old
	 * @return the decision
	 */
	Part nextRun(Position at, Instant before) {
		return this.closedRuns.next(before, at.run())
			.map((run) -> Part.idle(at.at(Phase.CHANGES, run.id())))
			.orElseGet(() -> Part.idle(at.at(Phase.TABLES, 0)));
	}

	/**
	 * Decides about some rows of a run.
	 * @param at where
	 * @param before before when runs ended that are old
	 * @param plan whether nothing is removed, so that rows that were decided about are
	 * still there
	 * @return the decision
	 */
	Part next(Position at, Instant before, boolean plan) {
		Optional<ClosedRun> closed = this.closedRuns.find(at.run());
		if (closed.isEmpty()) {
			return leave(at);
		}
		ClosedRun run = closed.get();
		if (!run.begun() && isBeingUndone(run)) {
			return new Part(at.at(Phase.RUNS, run.id()), 0, null, () -> this.runs.withdrawRemoval(run.id()));
		}
		return switch (at.phase()) {
			case CHANGES -> changes(at, run, before);
			case LINES -> lines(at, run);
			case FILES -> plan ? planFiles(at, run) : files(at, run);
			default -> itself(at, run);
		};
	}

	private static Part leave(Position at) {
		return Part.idle(at.at(Phase.RUNS, at.run()));
	}

	private boolean isBeingUndone(ClosedRun run) {
		return this.closedRuns.definitionsOfOthers(JobType.UNDO.label())
			.stream()
			.map((definition) -> (UndoSettings) JobDefinition.fromJson(definition).settings())
			.anyMatch((undo) -> undo.run() == run.id());
	}

	private Part changes(Position at, ClosedRun run, Instant before) {
		List<Change> changes = this.rows.changesAfter(run.id(), at.item(), ROWS_AT_ONCE);
		if (changes.isEmpty()) {
			return Part.idle(at.at(Phase.LINES, run.id()));
		}
		List<String> ids = changes.stream().map(Change::linkId).filter(Objects::nonNull).toList();
		Map<String, List<PastChange>> histories = this.history.allChanges(run.account(), ids);
		Map<Long, Boolean> known = new HashMap<>();
		LongPredicate goesFirst = (id) -> known.computeIfAbsent(id, (other) -> goes(other, before));
		List<Change> gone = changes.stream()
			.filter((change) -> change.linkId() == null
					|| LastWord.mayGo(run.id(), histories.getOrDefault(change.linkId(), List.of()), goesFirst))
			.toList();
		Position after = at.behind(changes.get(changes.size() - 1).seq())
			.plus(Kind.CHANGES, gone.size())
			.plus(Kind.KEPT, (long) changes.size() - gone.size());
		return new Part(after, changes.size(), gone.isEmpty() ? null : run,
				() -> this.rows.removeChanges(run.id(), gone));
	}

	private boolean goes(long id, Instant before) {
		return this.closedRuns.next(before, id - 1)
			.filter((run) -> run.id() == id && (run.begun() || !isBeingUndone(run)))
			.isPresent();
	}

	private Part lines(Position at, ClosedRun run) {
		List<InputPart> parts = this.rows.inputAfter(run.id(), at.item(), INPUT_PARTS_AT_ONCE);
		long rows = parts.stream().mapToInt(InputPart::rows).sum();
		return parts.isEmpty() ? Part.idle(at.at(Phase.FILES, run.id()))
				: new Part(at.behind(parts.get(parts.size() - 1).line()).plus(Kind.LINES, rows), parts.size(), run,
						() -> this.rows.removeInput(run.id(), parts));
	}

	private Part planFiles(Position at, ClosedRun run) {
		return Part.idle(at.at(Phase.RUN, run.id()).plus(Kind.FILES, this.rows.files(run.id()).size()));
	}

	private Part files(Position at, ClosedRun run) {
		List<FilePart> parts = this.rows.fileParts(run.id(), FILE_PARTS_AT_ONCE);
		long files = parts.stream().filter((part) -> part.part() == 0).count();
		return parts.isEmpty() ? Part.idle(at.at(Phase.RUN, run.id())) : new Part(at.plus(Kind.FILES, files),
				parts.size(), run, () -> this.rows.removeFileParts(run.id(), parts));
	}

	private Part itself(Position at, ClosedRun run) {
		return (at.keepsNothing() && !this.closedRuns.isCompared(run.id()))
				? new Part(at.at(Phase.RUNS, run.id()).plus(Kind.RUNS, 1), 1, run, () -> remove(run)) : leave(at);
	}

	private void remove(ClosedRun run) {
		this.rows.removeRun(run.id());
		JobInstance instance = this.jobRepository.getJobInstance(run.jobInstanceId());
		if (instance != null) {
			this.jobRepository.deleteJobInstance(instance);
		}
	}

}
