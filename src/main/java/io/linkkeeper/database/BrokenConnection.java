package io.linkkeeper.database;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Removes connections from the pool that cannot write or whose server ended, such as
 * those to the former primary of a cluster. Named in the settings of the pool, which
 * creates it.
 */
public final class BrokenConnection implements SQLExceptionOverride {

	/** Read-only, or about to end or to start. */
	private static final String BROKEN = "25006|57P..";

	@java.lang.Override
	public Override adjudicate(SQLException failure) {
		return String.valueOf(failure.getSQLState()).matches(BROKEN) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
	}

}
