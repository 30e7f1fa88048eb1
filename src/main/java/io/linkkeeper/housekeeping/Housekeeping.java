package io.linkkeeper.housekeeping;

import java.time.Instant;
import java.util.List;

import io.linkkeeper.definition.rule.HousekeepingSettings;
import io.linkkeeper.execution.LiveRun;
import io.linkkeeper.housekeeping.Position.Phase;
import io.linkkeeper.housekeeping.Tally.Kind;
import io.linkkeeper.job.TableCleanup;
import io.linkkeeper.run.ClosedRun;
import io.linkkeeper.run.ClosedRuns;
import io.linkkeeper.run.OverrideText;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;
import io.linkkeeper.snapshot.LinkSnapshot;
import io.linkkeeper.sql.ExpiringRows;

import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes expired data in small transactions, each together with the position reached. A
 * plan iterates in the same way without deleting.
 */
final class Housekeeping implements TableCleanup {

	private static final int ROWS_AT_ONCE = 500;

	private final RunSweep sweep;

	private final ClosedRuns closedRuns;

	private final Runs runs;

	private final LinkSnapshot snapshots;

	private final List<ExpiringRows> tables;

	private final TransactionTemplate transaction;

	Housekeeping(RunSweep sweep, ClosedRuns closedRuns, Runs runs, LinkSnapshot snapshots, List<ExpiringRows> tables,
			TransactionTemplate transaction) {
		this.sweep = sweep;
		this.closedRuns = closedRuns;
		this.runs = runs;
		this.snapshots = snapshots;
		this.tables = List.copyOf(tables);
		this.transaction = transaction;
	}

	@Override
	public String stepName() {
		return "clear";
	}

	@Override
	public int next(LiveRun live) {
		Run run = live.facts();
		Position at = Position.parse(run.preparationPosition());
		boolean plan = run.mode() == RunMode.PLAN;
		return switch (at.phase()) {
			case DONE -> -1;
			case SNAPSHOTS -> write(live, snapshot(at), plan);
			case RUNS -> write(live, this.sweep.nextRun(at, before(live)), plan);
			case TABLES -> table(live, at, plan);
			default -> write(live, this.sweep.next(at, before(live), plan), plan);
		};
	}

	private Removal snapshot(Position at) {
		return this.closedRuns.nextWithSnapshot(at.run())
			.map((run) -> new Removal(at.at(Phase.SNAPSHOTS, run.id()).plus(Kind.SNAPSHOTS, 1), 1, null,
					() -> this.snapshots.delete(run.id())))
			.orElseGet(() -> Removal.idle(at.at(Phase.RUNS, 0)));
	}

	/**
	 * Announces the removal of a run before the first deletion and then decides again, as
	 * an undo of it may have begun meanwhile.
	 */
	private int write(LiveRun live, Removal removal, boolean plan) {
		ClosedRun affected = removal.run();
		if (!plan && affected != null && !affected.announced()) {
			this.closedRuns.announceRemoval(affected.id());
			return 0;
		}
		this.transaction.executeWithoutResult((status) -> {
			if (!plan) {
				if (affected != null) {
					this.closedRuns.removed(affected.id());
				}
				removal.action().run();
			}
			this.runs.prepared(live.id(), removal.after().toString());
		});
		return removal.examined();
	}

	private int table(LiveRun live, Position at, boolean plan) {
		if (at.run() == this.tables.size()) {
			this.runs.prepared(live.id(), at.at(Phase.DONE, 0).toString());
			return 0;
		}
		ExpiringRows table = this.tables.get((int) at.run());
		Integer examined = this.transaction.execute((status) -> {
			long count = plan ? table.countBefore(before(live)) : table.removeBefore(before(live), ROWS_AT_ONCE);
			boolean done = plan || count < ROWS_AT_ONCE;
			this.runs.prepared(live.id(),
					at.at(Phase.TABLES, at.run() + (done ? 1 : 0)).plus(Kind.OTHERS, count).toString());
			return (int) Math.min(count, ROWS_AT_ONCE);
		});
		return examined;
	}

	private static Instant before(LiveRun live) {
		return live.facts().asOf().minus(((HousekeepingSettings) live.definition().settings()).retain());
	}

	@Override
	public String outcome(LiveRun live) {
		Tally tally = Position.parse(live.facts().preparationPosition()).tally();
		boolean plan = live.facts().mode() == RunMode.PLAN;
		StringBuilder outcome = new StringBuilder("%s %s of before %s"
			.formatted(plan ? "planned: would remove" : "removed", tally.format(), before(live)));
		if (tally.of(Kind.KEPT) > 0) {
			outcome.append("; kept %s that later runs may need".formatted(Kind.KEPT.counted(tally.of(Kind.KEPT))));
		}
		long others = this.closedRuns.countOthers(before(live), live.id());
		if (others > 0) {
			outcome.append("; %s neither complete nor abandoned"
				.formatted((others == 1) ? "1 old run is" : others + " old runs are"));
		}
		return outcome
			.append(plan ? "; `run %s%s` does it".formatted(live.definition().name(),
					OverrideText.options(live.facts().overrides())) : "")
			.toString();
	}

}
