package io.linkkeeper.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.linkkeeper.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The database of a history as its processes see it: each begin of a transaction is a
 * step, each commit may fail or remain unheard, and the time is that of the history. One
 * for all histories, emptied before each.
 */
final class SimulatedDatabase extends AbstractDataSource {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
		.withZone(ZoneOffset.UTC);

	private static final Pattern LEDGER = Pattern
		.compile("(insert into|update|delete from) (link_change|changed_link|input_row|run_file|link_snapshot)");

	private final TestDatabase database = TestDatabase.createInMemory();

	private final Deque<Cached> idle = new ArrayDeque<>();

	private final List<String> tables;

	private World world = World.NONE;

	/** Edits each statement, to plant a fault. */
	private UnaryOperator<String> edits = UnaryOperator.identity();

	SimulatedDatabase() {
		try (Connection connection = open().connection()) {
			this.tables = tables(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> tables(Connection connection) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement("""
				select table_name from information_schema.tables
				where table_schema = 'PUBLIC' and table_type = 'BASE TABLE' and table_name not like 'QRTZ%'
					and table_name not like 'BATCH%SEQ'
					and table_name = upper(table_name)
				""")) {
			ResultSet rows = query.executeQuery();
			List<String> names = new ArrayList<>();
			while (rows.next()) {
				names.add(rows.getString(1));
			}
			return names;
		}
	}

	/** A connection with the statements that were prepared on it. */
	private record Cached(Connection connection, Map<List<Object>, PreparedStatement> statements) {
	}

	/** Empties all tables for a history. */
	void reset(World next) {
		this.world = World.NONE;
		try (Connection connection = getConnection(); Statement statement = connection.createStatement()) {
			for (String table : this.tables) {
				statement.execute("truncate table " + table + " restart identity and commit no check");
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		this.world = next;
	}

	void edit(UnaryOperator<String> statements) {
		this.edits = statements;
	}

	private Cached open() throws SQLException {
		return new Cached(DriverManager.getConnection(this.database.url(), this.database.user(), ""), new HashMap<>());
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.world.beforeDatabase();
		Cached known = this.idle.poll();
		Cached real = (known != null) ? known : open();
		Handle handle = new Handle(real);
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, args) -> handle.invoke(method, args));
	}

	private static Object call(Object target, Method method, Object[] args) throws Throwable {
		try {
			return method.invoke(target, args);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private final class Handle {

		private final Cached real;

		private boolean closed;

		private Handle(Cached real) {
			this.real = real;
		}

		@Nullable Object invoke(Method method, Object[] args) throws Throwable {
			Connection connection = this.real.connection();
			return switch (method.getName()) {
				case "close" -> close();
				case "commit" -> commit(connection);
				case "setAutoCommit" -> setAutoCommit(connection, (Boolean) args[0]);
				case "prepareStatement" -> prepare(method, args);
				case "hashCode" -> System.identityHashCode(this);
				default -> call(connection, method, args);
			};
		}

		private @Nullable Object close() throws SQLException {
			if (!this.closed) {
				this.closed = true;
				if (!this.real.connection().getAutoCommit()) {
					this.real.connection().rollback();
					this.real.connection().setAutoCommit(true);
					SimulatedDatabase.this.world.setInTransaction(false);
				}
				SimulatedDatabase.this.idle.push(this.real);
			}
			return null;
		}

		private @Nullable Object setAutoCommit(Connection connection, boolean on) throws SQLException {
			connection.setAutoCommit(on);
			SimulatedDatabase.this.world.setInTransaction(!on);
			return null;
		}

		private @Nullable Object commit(Connection connection) throws SQLException {
			World world = SimulatedDatabase.this.world;
			Choice choice = world.atCommit();
			if (choice == null) {
				connection.commit();
				return null;
			}
			if (choice.fault() == Fault.COMMIT_UNHEARD) {
				connection.commit();
				throw new SQLTransientConnectionException("The connection broke after a commit", "08006");
			}
			connection.rollback();
			if (choice.fault() == Fault.COMMIT_LOST) {
				world.loseDisk(choice.number());
				return null;
			}
			if (choice.fault() == Fault.KILL_AT_COMMIT) {
				world.killCurrent("is killed before a commit");
			}
			throw new SQLTransientConnectionException("The connection broke before a commit", "08006");
		}

		private Object prepare(Method method, Object[] args) throws Throwable {
			// no other transaction is open meanwhile, so nothing needs to be kept from it
			String sql = SimulatedDatabase.this.edits.apply(TestDatabase.withoutRowLocks((String) args[0]));
			args[0] = sql;
			if (sql.contains("heartbeat_at")) {
				SimulatedDatabase.this.world.noteHeartbeat();
			}
			if (sql.contains("current_timestamp")) {
				Object[] timed = args.clone();
				timed[0] = sql.replace("current_timestamp", SimulatedDatabase.this.timestamp());
				return call(this.real.connection(), method, timed);
			}
			if (LEDGER.matcher(sql).find()) {
				SimulatedDatabase.this.world.beforeLedger();
			}
			List<Object> key = Arrays.asList(args);
			PreparedStatement kept = this.real.statements().remove(key);
			PreparedStatement statement = (kept != null) ? kept
					: (PreparedStatement) call(this.real.connection(), method, args);
			return Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { PreparedStatement.class },
					(proxy, called, parameters) -> onStatement(key, statement, called, parameters));
		}

		private @Nullable Object onStatement(List<Object> key, PreparedStatement statement, Method method,
				Object[] args) throws Throwable {
			if (method.getName().equals("close")) {
				PreparedStatement other = this.real.statements().put(key, statement);
				if (other != null && other != statement) {
					other.close();
				}
				return null;
			}
			return call(statement, method, args);
		}

	}

	private String timestamp() {
		return "timestamp '" + TIME.format(Instant.ofEpochMilli(this.world.now())) + "+0:00'";
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return getConnection();
	}

}
