package io.linkkeeper.housekeeping;

import org.jspecify.annotations.Nullable;

/**
 * The progress of a housekeeping run.
 *
 * @param phase the current phase
 * @param run the current run; in {@link Phase#SNAPSHOTS} and {@link Phase#RUNS} the last
 * processed one, in {@link Phase#TABLES} the number of processed tables
 * @param item the last processed change or line of the run
 * @param keptBefore the number of kept changes before the run
 * @param tally the counts so far
 */
record Position(Phase phase, long run, long item, long keptBefore, Tally tally) {

	static Position parse(@Nullable String text) {
		if (text == null) {
			return new Position(Phase.SNAPSHOTS, 0, 0, 0, Tally.NOTHING);
		}
		String[] parts = text.split(" ", -1);
		return new Position(Phase.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
				Long.parseLong(parts[3]), Tally.parse(parts[4]));
	}

	/** Returns the beginning of a phase. */
	Position at(Phase next, long nextRun) {
		long kept = (next == Phase.CHANGES) ? this.tally.of(Tally.Kind.KEPT) : this.keptBefore;
		return new Position(next, nextRun, 0, kept, this.tally);
	}

	/** Returns the position after an item of the current run. */
	Position behind(long doneItem) {
		return new Position(this.phase, this.run, doneItem, this.keptBefore, this.tally);
	}

	Position plus(Tally.Kind kind, long count) {
		return new Position(this.phase, this.run, this.item, this.keptBefore, this.tally.plus(kind, count));
	}

	/** Tests whether no change of the run is kept. */
	boolean keepsNothing() {
		return this.tally.of(Tally.Kind.KEPT) == this.keptBefore;
	}

	@Override
	public String toString() {
		return "%s %d %d %d %s".formatted(this.phase, this.run, this.item, this.keptBefore, this.tally);
	}

	/**
	 * Phases of housekeeping: snapshots; for each run its changes, lines, files and the
	 * run itself; other tables.
	 */
	enum Phase {

		SNAPSHOTS, RUNS, CHANGES, LINES, FILES, RUN, TABLES, DONE

	}

}
