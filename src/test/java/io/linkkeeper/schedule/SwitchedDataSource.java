package io.linkkeeper.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.hsqldb.jdbc.JDBCDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that can go away for a while.
 */
final class SwitchedDataSource extends DelegatingDataSource {

	private volatile boolean away;

	SwitchedDataSource(String url) {
		JDBCDataSource database = new JDBCDataSource();
		database.setUrl(url);
		database.setUser("SA");
		setTargetDataSource(database);
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
