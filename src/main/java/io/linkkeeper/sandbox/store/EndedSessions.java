package io.linkkeeper.sandbox.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The sessions that were ended explicitly, kept until they would have expired. Works
 * inside the transaction of {@link Store}; callers hold its lock.
 */
public final class EndedSessions {

	/** The expiry of sessions that an older version stored without one. */
	private static final long FOREVER = Long.MAX_VALUE;

	private static final int FIRST_SWEEP = 1000;

	private final Database database;

	private final UndoLog undoLog;

	/** The expiry in seconds by fingerprint. */
	private final Map<String, Long> expiries = new HashMap<>();

	private int nextSweep = FIRST_SWEEP;

	EndedSessions(Database database, UndoLog undoLog) throws SQLException {
		this.database = database;
		this.undoLog = undoLog;
		PreparedStatement all = database
			.statement("select fingerprint, coalesce(expires_at, " + FOREVER + ") from ended_session");
		try (ResultSet row = all.executeQuery()) {
			while (row.next()) {
				this.expiries.put(Objects.requireNonNull(row.getString(1)), row.getLong(2));
			}
		}
	}

	/** Whether the session or group was ended. */
	public boolean contains(String fingerprint) {
		return this.expiries.containsKey(fingerprint);
	}

	/** The number of sessions and groups that are kept. */
	int count() {
		return this.expiries.size();
	}

	/**
	 * Ends a session or a group of sessions.
	 * @param fingerprint the fingerprint of the session or group
	 * @param lastExpiry when the last of them would have expired
	 * @param now the server's time
	 */
	public void add(String fingerprint, Instant lastExpiry, Instant now) throws SQLException {
		long expiry = lastExpiry.getEpochSecond();
		Long known = this.expiries.get(fingerprint);
		if (known != null && known >= expiry) {
			return;
		}
		if (this.expiries.size() >= this.nextSweep) {
			sweep(now.getEpochSecond());
		}
		remove(fingerprint);
		PreparedStatement insert = this.database
			.statement("insert into ended_session (fingerprint, expires_at) values (?, ?)");
		insert.setString(1, fingerprint);
		insert.setLong(2, expiry);
		insert.executeUpdate();
		this.expiries.put(fingerprint, expiry);
		this.undoLog.add(() -> this.expiries.remove(fingerprint));
	}

	private void remove(String fingerprint) throws SQLException {
		Long known = this.expiries.remove(fingerprint);
		if (known != null) {
			PreparedStatement delete = this.database.statement("delete from ended_session where fingerprint = ?");
			delete.setString(1, fingerprint);
			delete.executeUpdate();
			this.undoLog.add(() -> this.expiries.put(fingerprint, known));
		}
	}

	/** Removes what has expired, and doubles the threshold for the next sweep. */
	private void sweep(long now) throws SQLException {
		Map<String, Long> before = Map.copyOf(this.expiries);
		PreparedStatement delete = this.database.statement("delete from ended_session where expires_at <= ?");
		delete.setLong(1, now);
		delete.executeUpdate();
		this.expiries.values().removeIf((expiry) -> expiry <= now);
		this.undoLog.add(() -> this.expiries.putAll(before));
		this.nextSweep = Math.max(FIRST_SWEEP, 2 * this.expiries.size());
	}

}
