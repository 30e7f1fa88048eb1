package io.linkkeeper;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

import javax.sql.DataSource;

/**
 * A data source that can die at a chosen commit, as a process does: what was not
 * committed is rolled back, and nothing can be read or written through it until it is
 * revived, and nobody has heard of it for a day. Counts the commits, those of single
 * statements too.
 */
public final class MortalDataSource implements DataSource, AutoCloseable {

	/** When to die, seen from the chosen commit. */
	public enum Moment {

		BEFORE, AFTER

	}

	private static final Duration LONG_AGO = Duration.ofDays(1);

	private final TestDatabase place;

	private final DataSource database;

	private final Set<Connection> open = ConcurrentHashMap.newKeySet();

	/** Connections that are free, until this is closed or dies. */
	private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

	private int commits;

	private int fatalCommit = -1;

	private Moment moment = Moment.AFTER;

	private volatile boolean dead;

	public MortalDataSource(TestDatabase place) {
		this.place = place;
		this.database = place.dataSource();
	}

	/**
	 * Chooses the commit at which to die.
	 */
	public synchronized void dieAt(int commitsFromNow, Moment when) {
		this.fatalCommit = this.commits + commitsFromNow;
		this.moment = when;
	}

	/**
	 * Is another process from now on, which does not die.
	 */
	public synchronized void revive() {
		this.fatalCommit = -1;
		this.open.clear();
		this.dead = false;
	}

	public synchronized int commits() {
		return this.commits;
	}

	public boolean isDead() {
		return this.dead;
	}

	@Override
	public Connection getConnection() throws SQLException {
		requireAlive();
		Connection kept = this.idle.poll();
		Connection real = (kept != null) ? kept : this.database.getConnection();
		this.open.add(real);
		AtomicBoolean closed = new AtomicBoolean();
		return proxy(Connection.class, (proxy, method, args) -> onConnection(real, closed, method, args));
	}

	private Object onConnection(Connection real, AtomicBoolean closed, Method method, Object[] args) throws Throwable {
		if (method.getName().equals("close")) {
			if (closed.compareAndSet(false, true)) {
				giveBack(real);
			}
			return null;
		}
		requireAlive();
		if (method.getName().equals("commit")) {
			return committing(() -> invoke(real, method, args));
		}
		Object result = invoke(real, method, args);
		return (result instanceof Statement statement) ? mortal(real, statement) : result;
	}

	private void giveBack(Connection real) throws SQLException {
		boolean healthy = this.open.remove(real) && !real.isClosed() && real.getAutoCommit();
		if (healthy && !this.dead) {
			this.idle.add(real);
		}
		else {
			real.close();
		}
	}

	@Override
	public void close() throws SQLException {
		for (Connection kept = this.idle.poll(); kept != null; kept = this.idle.poll()) {
			kept.close();
		}
	}

	private Statement mortal(Connection connection, Statement real) {
		Class<? extends Statement> type = (real instanceof PreparedStatement) ? PreparedStatement.class
				: Statement.class;
		return proxy(type, (proxy, method, args) -> {
			requireAlive();
			boolean commits = Set.of("executeUpdate", "execute", "executeBatch").contains(method.getName())
					&& connection.getAutoCommit();
			return commits ? committing(() -> invoke(real, method, args)) : invoke(real, method, args);
		});
	}

	private synchronized Object committing(Work commit) throws Throwable {
		boolean fatal = ++this.commits == this.fatalCommit;
		if (fatal && this.moment == Moment.BEFORE) {
			die();
		}
		Object result = commit.run();
		if (fatal) {
			die();
		}
		return result;
	}

	private void die() throws SQLException {
		this.dead = true;
		for (Connection connection : this.open) {
			if (!connection.getAutoCommit()) {
				connection.rollback();
			}
			connection.close();
		}
		close();
		this.place.letPass(LONG_AGO);
		requireAlive();
	}

	private void requireAlive() throws SQLException {
		if (this.dead) {
			throw new SQLException("the process died");
		}
	}

	private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
		try {
			return method.invoke(target, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler));
	}

	@FunctionalInterface
	private interface Work {

		Object run() throws Throwable;

	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

	@Override
	public PrintWriter getLogWriter() throws SQLException {
		return this.database.getLogWriter();
	}

	@Override
	public void setLogWriter(PrintWriter out) throws SQLException {
		this.database.setLogWriter(out);
	}

	@Override
	public void setLoginTimeout(int seconds) throws SQLException {
		this.database.setLoginTimeout(seconds);
	}

	@Override
	public int getLoginTimeout() throws SQLException {
		return this.database.getLoginTimeout();
	}

	@Override
	public Logger getParentLogger() {
		return Logger.getGlobal();
	}

	@Override
	public <T> T unwrap(Class<T> type) throws SQLException {
		return this.database.unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) throws SQLException {
		return this.database.isWrapperFor(type);
	}

}
