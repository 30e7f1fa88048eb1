package io.linkkeeper.sandbox.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.linkkeeper.sandbox.AppToken;
import io.linkkeeper.sandbox.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * The account's application tokens, all in memory. Works inside the transaction of
 * {@link Store}; callers hold its lock.
 */
public final class AppTokenStore {

	private static final String COLUMNS = "id, token, hash_type, created_at, updated_at, expiry, session_type,"
			+ " session_user_id, session_duration, session_privileges, status";

	private final Database database;

	private final UndoLog undoLog;

	private final Map<String, AppToken> tokens = new LinkedHashMap<>();

	AppTokenStore(Database database, UndoLog undoLog) throws SQLException {
		this.database = database;
		this.undoLog = undoLog;
		try (ResultSet row = database.statement("select " + COLUMNS + " from app_token order by created_at, id")
			.executeQuery()) {
			while (row.next()) {
				AppToken token = read(row);
				this.tokens.put(token.id(), token);
			}
		}
	}

	@Nullable public AppToken get(String id) {
		return this.tokens.get(id);
	}

	public List<AppToken> all() {
		return List.copyOf(this.tokens.values());
	}

	/** Adds the token, or replaces the one with that id. */
	public void put(AppToken token) throws SQLException {
		AppToken known = this.tokens.get(token.id());
		PreparedStatement delete = this.database.statement("delete from app_token where id = ?");
		delete.setString(1, token.id());
		delete.executeUpdate();
		insert(token);
		this.tokens.put(token.id(), token);
		this.undoLog.add(() -> restore(token.id(), known));
	}

	private void restore(String id, @Nullable AppToken known) {
		if (known != null) {
			this.tokens.put(id, known);
		}
		else {
			this.tokens.remove(id);
		}
	}

	private void insert(AppToken token) throws SQLException {
		PreparedStatement statement = this.database
			.statement("insert into app_token (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
		AppToken.SessionTerms terms = token.terms();
		Instant expiry = terms.expiry();
		statement.setString(1, token.id());
		statement.setString(2, token.token());
		statement.setString(3, token.hashType().name());
		statement.setLong(4, token.timestamps().createdAt().getEpochSecond());
		statement.setLong(5, token.timestamps().updatedAt().getEpochSecond());
		statement.setObject(6, (expiry != null) ? expiry.getEpochSecond() : null, Types.BIGINT);
		statement.setObject(7, terms.type(), Types.INTEGER);
		statement.setString(8, terms.userId());
		statement.setLong(9, terms.duration());
		statement.setString(10, terms.privileges());
		statement.setInt(11, token.status().code());
		statement.executeUpdate();
	}

	private static AppToken read(ResultSet row) throws SQLException {
		Long expiry = row.getObject(6, Long.class);
		AppToken.SessionTerms terms = new AppToken.SessionTerms((expiry != null) ? Instant.ofEpochSecond(expiry) : null,
				row.getObject(7, Integer.class), row.getString(8), row.getLong(9), row.getString(10));
		return new AppToken(Objects.requireNonNull(row.getString(1)), Objects.requireNonNull(row.getString(2)),
				AppToken.HashType.valueOf(row.getString(3)),
				new Timestamps(Instant.ofEpochSecond(row.getLong(4)), Instant.ofEpochSecond(row.getLong(5))), terms,
				AppToken.Status.ofCode(row.getInt(11)));
	}

}
