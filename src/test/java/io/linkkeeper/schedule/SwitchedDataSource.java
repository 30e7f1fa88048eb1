package io.linkkeeper.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import io.linkkeeper.TestDatabase;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that can go away for a while.
 */
final class SwitchedDataSource extends DelegatingDataSource {

	private volatile boolean away;

	SwitchedDataSource(TestDatabase database) {
		super(database.dataSource());
	}

	void away(boolean goesAway) {
		this.away = goesAway;
	}

	@Override
	public Connection getConnection() throws SQLException {
		if (this.away) {
			throw new SQLTransientConnectionException("the database is away");
		}
		return super.getConnection();
	}

}
