package io.linkkeeper.launch;

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

	static ExitCode of(int number) {
		return values()[number];
	}

}
