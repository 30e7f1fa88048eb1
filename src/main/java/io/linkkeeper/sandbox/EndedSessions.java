package io.linkkeeper.sandbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The sessions that were ended before their time. Works inside the transaction of
 * {@link Store}; callers hold its lock.
 */
final class EndedSessions {

	private final Database database;

	private final UndoLog undoLog;

	private final Set<String> fingerprints = new HashSet<>();

	EndedSessions(Database database, UndoLog undoLog) throws SQLException {
		this.database = database;
		this.undoLog = undoLog;
		try (ResultSet row = database.statement("select fingerprint from ended_session").executeQuery()) {
			while (row.next()) {
				this.fingerprints.add(Objects.requireNonNull(row.getString(1)));
			}
		}
	}

	/** Whether the session was ended, or another with the same sessionid. */
	boolean contains(Ks session) {
		String id = session.privileges().get("sessionid");
		return this.fingerprints.contains(session.fingerprint())
				|| (id != null && this.fingerprints.contains(group(id)));
	}

	/** Ends a session, or all of a {@link #group(String)}. */
	void add(String fingerprint) throws SQLException {
		if (!this.fingerprints.contains(fingerprint)) {
			PreparedStatement insert = this.database.statement("insert into ended_session values (?)");
			insert.setString(1, fingerprint);
			insert.executeUpdate();
			this.fingerprints.add(fingerprint);
			this.undoLog.add(() -> this.fingerprints.remove(fingerprint));
		}
	}

	/** Stands for all sessions with that privilege sessionid. */
	static String group(String sessionId) {
		return Sha1.hex("sessionid:" + sessionId);
	}

}
