package io.linkkeeper.sql;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Recognizes failures of a database that end by themselves: lost connections, a restart
 * or failover, exhausted resources.
 */
public final class TemporaryFailure {

	private static final String STATES = "08...|53...|57P..|25006";

	private static final String CLOSED = "Connection is closed";

	private TemporaryFailure() {
	}

	/**
	 * Whether a failure was caused by a temporary one of the database.
	 * @param failure the failure
	 * @return true when one of its causes is
	 */
	public static boolean is(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.limit(100)
			.anyMatch((cause) -> cause instanceof SQLException database && isTemporary(database));
	}

	/** The pool closes a lost connection, and then reports no SQL state. */
	private static boolean isTemporary(SQLException failure) {
		String state = failure.getSQLState();
		return (state != null) ? state.matches(STATES) : CLOSED.equals(failure.getMessage());
	}

}
