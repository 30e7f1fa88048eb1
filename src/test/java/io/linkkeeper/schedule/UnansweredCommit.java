package io.linkkeeper.schedule;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that carries out the commit of the first transaction with some statement,
 * and does not answer.
 */
final class UnansweredCommit extends DelegatingDataSource {

	private final String statement;

	private final AtomicBoolean happened = new AtomicBoolean();

	UnansweredCommit(DataSource target, String statement) {
		super(target);
		this.statement = statement;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		AtomicBoolean concerned = new AtomicBoolean();
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, args) -> {
					if (method.getName().equals("prepareStatement") && args[0].toString().contains(this.statement)) {
						concerned.set(true);
					}
					Object result = answer(connection, method, args);
					if (method.getName().equals("commit") && concerned.get() && !this.happened.getAndSet(true)) {
						throw new SQLException("connection lost", "08006");
					}
					return result;
				});
	}

	private static Object answer(Connection connection, Method method, Object[] args) throws Throwable {
		try {
			return method.invoke(connection, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

}
