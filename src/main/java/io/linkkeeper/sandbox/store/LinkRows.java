package io.linkkeeper.sandbox.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import java.util.function.ObjIntConsumer;

import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * The table of short links, accessed by number only; {@link LinkIndex} finds the numbers.
 * With six indexes on a CACHED table, loading a million links in 256 MB takes minutes
 * instead of ten seconds.
 */
final class LinkRows {

	private static final String COLUMNS = "created_at, updated_at, expires_at, user_id, name, system_name, full_url,"
			+ " unique_id, status, id";

	private static final String INSERT = "insert into short_link (" + COLUMNS
			+ ", seq) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

	private static final String UPDATE = """
			update short_link set created_at = ?, updated_at = ?, expires_at = ?, user_id = ?, name = ?,
			system_name = ?, full_url = ?, unique_id = ?, status = ?, id = ? where seq = ?""";

	private static final String SELECT = "select " + COLUMNS + ", seq from short_link where seq ";

	/** Rows of one query: HSQLDB builds each result in memory. */
	private static final int PIECE = 5000;

	private final Database database;

	LinkRows(Database database) {
		this.database = database;
	}

	void insert(int number, SandboxLink link) throws SQLException {
		bind(this.database.statement(INSERT), number, link).executeUpdate();
	}

	void queueInsert(int number, SandboxLink link) throws SQLException {
		bind(this.database.statement(INSERT), number, link).addBatch();
	}

	void insertQueued() throws SQLException {
		this.database.statement(INSERT).executeBatch();
	}

	void update(int number, SandboxLink link) throws SQLException {
		bind(this.database.statement(UPDATE), number, link).executeUpdate();
	}

	void delete(int number) throws SQLException {
		PreparedStatement statement = this.database.statement("delete from short_link where seq = ?");
		statement.setInt(1, number);
		statement.executeUpdate();
	}

	SandboxLink get(int number) throws SQLException {
		PreparedStatement statement = this.database.statement(SELECT + "= ?");
		statement.setInt(1, number);
		try (ResultSet row = statement.executeQuery()) {
			if (!row.next()) {
				throw new SQLException("The index names a link that is not stored: " + number);
			}
			return read(row);
		}
	}

	void readAll(ObjIntConsumer<SandboxLink> consumer) throws SQLException {
		int last = last();
		PreparedStatement statement = this.database.statement(SELECT + "between ? and ? order by seq");
		for (int from = 0; from <= last; from += PIECE) {
			statement.setInt(1, from);
			statement.setInt(2, from + PIECE - 1);
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					consumer.accept(read(row), row.getInt(11));
				}
			}
		}
	}

	private int last() throws SQLException {
		try (ResultSet row = this.database.statement("select coalesce(max(seq), -1) from short_link").executeQuery()) {
			row.next();
			return row.getInt(1);
		}
	}

	private static PreparedStatement bind(PreparedStatement statement, int number, SandboxLink link)
			throws SQLException {
		statement.setLong(1, link.createdAt().getEpochSecond());
		statement.setLong(2, link.updatedAt().getEpochSecond());
		Instant expiresAt = link.expiresAt();
		if (expiresAt != null) {
			statement.setLong(3, expiresAt.getEpochSecond());
		}
		else {
			statement.setNull(3, Types.BIGINT);
		}
		statement.setString(4, link.userId());
		statement.setString(5, link.name());
		statement.setString(6, link.systemName());
		statement.setString(7, link.fullUrl());
		statement.setString(8, link.uniqueId());
		statement.setInt(9, link.status().code());
		statement.setString(10, link.id());
		statement.setInt(11, number);
		return statement;
	}

	private static SandboxLink read(ResultSet row) throws SQLException {
		Timestamps timestamps = new Timestamps(Instant.ofEpochSecond(row.getLong(1)),
				Instant.ofEpochSecond(row.getLong(2)));
		return new SandboxLink(Objects.requireNonNull(row.getString(10)), timestamps, expiry(row), row.getString(4),
				new SandboxLink.Texts(row.getString(5), row.getString(6), row.getString(7), row.getString(8)),
				Objects.requireNonNull(SandboxLink.Status.ofCode(row.getInt(9))));
	}

	private static @Nullable Instant expiry(ResultSet row) throws SQLException {
		long seconds = row.getLong(3);
		return row.wasNull() ? null : Instant.ofEpochSecond(seconds);
	}

}
