package io.linkkeeper.disk;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;

import io.linkkeeper.text.FailureText;
import org.hsqldb.Session;
import org.hsqldb.jdbc.JDBCConnection;
import org.hsqldb.lib.SimpleLog;
import org.jspecify.annotations.Nullable;

/**
 * Notices writes of the embedded database that failed. HSQLDB logs them, on the thread
 * that commits, and reports the commit as successful. Thread-safe.
 */
final class CommitAlarm extends SimpleLog {

	private static final int ERROR = 1;

	private static final int WARNING = 2;

	private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

	private CommitAlarm() {
		super(null, 0, false);
	}

	/**
	 * Replaces the event log of a database.
	 * @param connection a connection to the database
	 */
	static CommitAlarm listeningTo(Connection connection) throws SQLException {
		CommitAlarm alarm = new CommitAlarm();
		Session session = (Session) connection.unwrap(JDBCConnection.class).getSession();
		session.getDatabase().logger.appLog = alarm;
		return alarm;
	}

	@Override
	public synchronized void logContext(int level, String message) {
		if (level <= ERROR) {
			raise(null);
		}
	}

	@Override
	public synchronized void logContext(int level, String prefix, String message, String suffix) {
		logContext(level, message);
	}

	@Override
	public synchronized void logContext(Throwable thrown, String message, int level) {
		if (level <= WARNING) {
			raise(thrown);
		}
	}

	private void raise(@Nullable Throwable thrown) {
		this.reason.compareAndSet(null, (thrown instanceof IOException) ? FailureText.of(thrown) : "a write failed");
	}

	/** Returns why a write failed, or {@code null} when none did. */
	@Nullable String reason() {
		return this.reason.get();
	}

	void reset() {
		this.reason.set(null);
	}

}
