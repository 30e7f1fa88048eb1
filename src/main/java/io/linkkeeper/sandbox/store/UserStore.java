package io.linkkeeper.sandbox.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.linkkeeper.sandbox.SandboxUser;
import io.linkkeeper.sandbox.Timestamps;
import io.linkkeeper.sandbox.UserRole;
import org.jspecify.annotations.Nullable;

/**
 * The account's users, all in memory. Works inside the transaction of {@link Store};
 * callers hold its lock.
 */
public final class UserStore {

	private static final String COLUMNS = "id, full_name, email, created_at, updated_at, status, role, account_owner";

	private final Database database;

	private final Collation collation;

	private final UndoLog undoLog;

	private final Map<String, SandboxUser> users = new TreeMap<>();

	UserStore(Database database, Collation collation, UndoLog undoLog) throws SQLException {
		this.database = database;
		this.collation = collation;
		this.undoLog = undoLog;
		PreparedStatement statement = database.statement("select " + COLUMNS + " from account_user");
		try (ResultSet row = statement.executeQuery()) {
			while (row.next()) {
				SandboxUser user = read(row);
				this.users.put(collation.normal(user.id()), user);
			}
		}
	}

	@Nullable public SandboxUser get(String id) {
		return this.users.get(this.collation.normal(id));
	}

	public List<SandboxUser> all() {
		return List.copyOf(this.users.values());
	}

	/** Adds the user, or replaces the one with that id. */
	public void put(SandboxUser user) throws SQLException {
		remove(user.id());
		PreparedStatement statement = this.database
			.statement("insert into account_user (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)");
		statement.setString(1, user.id());
		statement.setString(2, user.fullName());
		statement.setString(3, user.email());
		statement.setLong(4, user.createdAt().getEpochSecond());
		statement.setLong(5, user.updatedAt().getEpochSecond());
		statement.setInt(6, user.status().code());
		UserRole role = user.role();
		statement.setInt(7, (role != null) ? role.id() : 0);
		statement.setBoolean(8, user.accountOwner());
		statement.executeUpdate();
		this.users.put(this.collation.normal(user.id()), user);
		this.undoLog.add(() -> this.users.remove(this.collation.normal(user.id())));
	}

	public void remove(String id) throws SQLException {
		SandboxUser known = get(id);
		if (known != null) {
			PreparedStatement statement = this.database.statement("delete from account_user where id = ?");
			statement.setString(1, known.id());
			statement.executeUpdate();
			this.users.remove(this.collation.normal(id));
			this.undoLog.add(() -> this.users.put(this.collation.normal(id), known));
		}
	}

	private static SandboxUser read(ResultSet row) throws SQLException {
		return new SandboxUser(Objects.requireNonNull(row.getString(1)), row.getString(2), row.getString(3),
				new Timestamps(Instant.ofEpochSecond(row.getLong(4)), Instant.ofEpochSecond(row.getLong(5))),
				SandboxUser.Status.values()[row.getInt(6)],
				new SandboxUser.Rights(UserRole.ofId(row.getInt(7)), row.getBoolean(8)));
	}

}
