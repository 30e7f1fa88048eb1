package io.linkkeeper.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * Instants as the columns hold them: timestamps with time zone, in UTC.
 */
public final class SqlTime {

	private SqlTime() {
	}

	/**
	 * An instant for a column.
	 * @param instant the instant
	 * @return the same in UTC
	 */
	public static OffsetDateTime of(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	static @Nullable OffsetDateTime ofNullable(@Nullable Instant instant) {
		return (instant != null) ? of(instant) : null;
	}

	/**
	 * The instant in a column that is never null.
	 * @param row the row
	 * @param column the column
	 * @return the instant
	 * @throws SQLException when it cannot be read
	 */
	public static Instant get(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * The instant in a column.
	 * @param row the row
	 * @param column the column
	 * @return the instant, or {@code null}
	 * @throws SQLException when it cannot be read
	 */
	public static @Nullable Instant find(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
