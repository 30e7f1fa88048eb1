package io.linkkeeper.history;

import java.util.Locale;

import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The state of a run as operators name it.
 */
public enum RunState {

	/** Waits for {@code apply}. */
	PLANNED("waits for approval"),

	/** Stopped by the guard; waits for {@code apply --over-limit}. */
	GUARDED("stopped by the guard, nothing was changed"),

	/** A living process executes it. */
	RUNNING("is running"),

	/** Its process died. */
	INTERRUPTED("was interrupted: its process died"),

	/** Stopped by an operator or a signal. */
	STOPPED("was stopped"),

	/** Failed. */
	FAILED("failed"),

	/** Completed. */
	DONE("is done"),

	/** Completed, with rejected or stale rows. */
	PARTLY("is done, but not all of it"),

	/** A plan with nothing to do. */
	NOTHING("has nothing to do"),

	/** Abandoned. */
	ABANDONED("was abandoned"),

	/** Ended before it planned anything, as its input cannot be used. */
	REFUSED("was refused"),

	/** A newer plan of the same job replaced it. */
	SUPERSEDED("was replaced by a newer plan");

	private final String phrase;

	RunState(String phrase) {
		this.phrase = phrase;
	}

	/**
	 * Returns the name used in JSON and tables.
	 * @return the name in lower case
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the state as a phrase after "run 7".
	 * @return such as {@code is running}
	 */
	public String phrase() {
		return this.phrase;
	}

	/**
	 * Determines the state of a run.
	 * @param run the facts of the run
	 * @param end how its last execution ended
	 * @return the state
	 */
	public static RunState of(Run run, RunEnd end) {
		if (end.abandoned()) {
			return (end.exitCode() != null && ExitCode.of(end.exitCode()) == ExitCode.USAGE) ? REFUSED : ABANDONED;
		}
		if (end.alive()) {
			return RUNNING;
		}
		if (run.endedAt() == null) {
			return (run.supersededBy() != null) ? SUPERSEDED : INTERRUPTED;
		}
		if (run.waitsForApproval()) {
			return waiting(run);
		}
		return end.interrupted() ? INTERRUPTED : ended(end.exitCode());
	}

	private static RunState waiting(Run run) {
		if (run.kinds().total() == 0) {
			return (run.rejected() > 0) ? PARTLY : NOTHING;
		}
		if (run.supersededBy() != null) {
			return SUPERSEDED;
		}
		boolean overLimit = run.decision() != null && run.decision().verdict() == Verdict.GUARD;
		return overLimit ? GUARDED : PLANNED;
	}

	private static RunState ended(@Nullable Integer exitCode) {
		return switch ((exitCode != null) ? ExitCode.of(exitCode) : ExitCode.FAILED) {
			case DONE, CHANGES -> DONE;
			case PARTLY -> PARTLY;
			case GUARD -> GUARDED;
			case STOPPED -> STOPPED;
			case FAILED, USAGE, BUSY, LOST -> FAILED;
		};
	}

	/**
	 * Returns the command that continues a run in this state.
	 * @param run the facts of the run
	 * @return the command without the program's name, or {@code null} when nothing is
	 * left to do
	 */
	public @Nullable String next(Run run) {
		return switch (this) {
			case PLANNED -> "apply " + run.id();
			case GUARDED -> "apply %d --over-limit REASON".formatted(run.id());
			case INTERRUPTED, STOPPED, FAILED ->
				run.waitsForApproval() ? waiting(run).next(run) : "restart " + run.id();
			case SUPERSEDED -> "show " + run.supersededBy();
			case RUNNING, DONE, PARTLY, NOTHING, ABANDONED, REFUSED -> null;
		};
	}

}
