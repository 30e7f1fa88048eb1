package io.linkkeeper.run;

import java.util.Collection;
import java.util.List;

/**
 * The exit code of a command, from 0 to 6.
 */
public enum ExitCode {

	/** Completed, including when there was nothing to do. */
	DONE(0),

	/** Failed; a restart resumes the run. */
	FAILED(1),

	/** The command line, a definition or the configuration is invalid. */
	USAGE(2),

	/** Completed, but some changes or rows were rejected or stale. */
	PARTLY(3),

	/** Stopped by the guard before the first write. */
	GUARD(4),

	/** Stopped by an operator or a signal. */
	STOPPED(5),

	/** Another run holds a lock, or another process holds the database. */
	BUSY(6);

	private static final List<ExitCode> WORST_FIRST = List.of(USAGE, FAILED, STOPPED, BUSY, GUARD, PARTLY, DONE);

	private final int number;

	ExitCode(int number) {
		this.number = number;
	}

	/**
	 * Returns the number of this exit code.
	 * @return the number, from 0 to 6
	 */
	public int number() {
		return this.number;
	}

	/**
	 * Returns the most severe of several exit codes, in the order 2, 1, 5, 6, 4, 3, 0.
	 * @param codes the exit codes of the runs
	 * @return the most severe; {@link #DONE} for no codes
	 */
	public static ExitCode worst(Collection<ExitCode> codes) {
		return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(DONE);
	}

	public static ExitCode of(int number) {
		return values()[number];
	}

}
