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

	private final Set<String> fingerprints = new HashSet<>();

	EndedSessions(Database database) throws SQLException {
		this.database = database;
		try (ResultSet row = database.statement("select fingerprint from ended_session").executeQuery()) {
			while (row.next()) {
				this.fingerprints.add(Objects.requireNonNull(row.getString(1)));
			}
		}
	}

	boolean contains(String fingerprint) {
		return this.fingerprints.contains(fingerprint);
	}

	void add(String fingerprint) throws SQLException {
		if (this.fingerprints.add(fingerprint)) {
			PreparedStatement insert = this.database.statement("insert into ended_session values (?)");
			insert.setString(1, fingerprint);
			insert.executeUpdate();
		}
	}

}
