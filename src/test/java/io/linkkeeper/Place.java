package io.linkkeeper;

import io.linkkeeper.sandbox.Dialect;

/**
 * Where a test takes place: how the server answers, and which database keeps the runs.
 * One test at a time in a JVM.
 */
public enum Place {

	/** The API as documented, and HSQLDB. */
	GUIDE(Dialect.GUIDE),

	/** The API as it is. */
	SERVER(Dialect.SERVER),

	/** Servers that have not been updated. */
	OLD(Dialect.OLD),

	/** The API as documented, and a real PostgreSQL. */
	POSTGRESQL(Dialect.GUIDE);

	private static volatile Place current = GUIDE;

	private final Dialect dialect;

	Place(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * The place of the test that runs: {@link #GUIDE}, unless {@link TestAt} says
	 * otherwise.
	 */
	public static Place current() {
		return current;
	}

	void enter() {
		current = this;
	}

	static void leave() {
		current = GUIDE;
	}

	public Dialect dialect() {
		return this.dialect;
	}

	public boolean hasPostgres() {
		return this == POSTGRESQL;
	}

}
