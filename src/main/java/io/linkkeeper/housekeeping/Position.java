package io.linkkeeper.housekeeping;

import org.jspecify.annotations.Nullable;

/**
 * How far a housekeeping run is.
 *
 * @param phase what it is at
 * @param run the run it is at, or in {@link Phase#SNAPSHOTS} and {@link Phase#RUNS} the
 * last one that is done with; in {@link Phase#TABLES} how many tables are
 * @param item the last change or line of the run that is done with
 * @param keptBefore how many changes were kept when the run was begun
 * @param tally what was removed
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

	/** The beginning of a phase. */
	Position at(Phase next, long nextRun) {
		long kept = (next == Phase.CHANGES) ? this.tally.of(Tally.Kind.KEPT) : this.keptBefore;
		return new Position(next, nextRun, 0, kept, this.tally);
	}

	/** The same phase of the same run. */
	Position behind(long doneItem) {
		return new Position(this.phase, this.run, doneItem, this.keptBefore, this.tally);
	}

	Position plus(Tally.Kind kind, long count) {
		return new Position(this.phase, this.run, this.item, this.keptBefore, this.tally.plus(kind, count));
	}

	/** Whether no change of the run is kept. */
	boolean keepsNothing() {
		return this.tally.of(Tally.Kind.KEPT) == this.keptBefore;
	}

	@Override
	public String toString() {
		return "%s %d %d %d %s".formatted(this.phase, this.run, this.item, this.keptBefore, this.tally);
	}

	/**
	 * What is gone through: snapshots; then for each run its changes, lines, files and
	 * itself; then other tables.
	 */
	enum Phase {

		SNAPSHOTS, RUNS, CHANGES, LINES, FILES, RUN, TABLES, DONE

	}

}
