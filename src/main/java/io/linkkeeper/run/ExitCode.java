package io.linkkeeper.run;

import java.util.Collection;
import java.util.List;

/**
 * How a command ended, as the number its process exits with.
 */
public enum ExitCode {

	/** Done, also when there was nothing to do. */
	DONE(0),

	/** Failed; a restart goes on. */
	FAILED(1),

	/** The command, a definition or the configuration is wrong. */
	USAGE(2),

	/** Done, but some rows were rejected or stale. */
	PARTLY(3),

	/** Stopped by the guard before the first write. */
	GUARD(4),

	/** Stopped by an operator or a signal. */
	STOPPED(5),

	/** Something else runs already, or holds the database. */
	BUSY(6);

	private static final List<ExitCode> WORST_FIRST = List.of(USAGE, FAILED, STOPPED, BUSY, GUARD, PARTLY, DONE);

	private final int number;

	ExitCode(int number) {
		this.number = number;
	}

	/**
	 * The process's exit code.
	 * @return from 0 to 6
	 */
	public int number() {
		return this.number;
	}

	/**
	 * The exit code of several runs together: what most needs a person comes first. That
	 * is 2, 1, 5, 6, 4, 3, 0.
	 * @param codes how the runs ended
	 * @return the worst; {@link #DONE} when there was none
	 */
	public static ExitCode worst(Collection<ExitCode> codes) {
		return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(DONE);
	}

	public static ExitCode of(int number) {
		return values()[number];
	}

}
