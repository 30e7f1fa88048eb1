package io.linkkeeper.apply;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import io.linkkeeper.TestDatabase;

import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The only connection to the database of an exploration. It leaves out what a planted
 * fault takes out of statements, and what HSQLDB does not know: as no other transaction
 * runs, none need keep the row of a lock.
 */
final class ScopeConnection {

	private ScopeConnection() {
	}

	/** Opens it. */
	static DataSource to(TestDatabase database, PlantedFault fault) {
		try {
			Connection connection = database.dataSource().getConnection();
			// HSQLDB forgets what it has compiled when the last statement is closed
			Map<String, PreparedStatement> kept = new HashMap<>();
			Connection rewriting = (Connection) Proxy.newProxyInstance(ScopeConnection.class.getClassLoader(),
					new Class<?>[] { Connection.class }, (proxy, method, arguments) -> {
						if (method.getName().equals("prepareStatement")) {
							String sql = fault.rewrite(TestDatabase.withoutRowLocks((String) arguments[0]));
							arguments[0] = sql;
							if (!kept.containsKey(sql)) {
								kept.put(sql, connection.prepareStatement(sql));
							}
						}
						try {
							return method.invoke(connection, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getCause();
						}
					});
			return new SingleConnectionDataSource(rewriting, true);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
