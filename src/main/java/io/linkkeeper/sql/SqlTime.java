package io.linkkeeper.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * Converts between instants and columns of type timestamp with time zone, in UTC.
 */
public final class SqlTime {

	private SqlTime() {
	}

	/**
	 * Converts an instant to a column value.
	 * @param instant the instant
	 * @return the same instant in UTC
	 */
	public static OffsetDateTime of(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * Converts an instant to the value of a nullable column.
	 * @param instant the instant, or {@code null}
	 * @return the same instant in UTC, or {@code null}
	 */
	public static @Nullable OffsetDateTime ofNullable(@Nullable Instant instant) {
		return (instant != null) ? of(instant) : null;
	}

	/**
	 * Reads the instant of a column that is never null.
	 * @param row the row
	 * @param column the column
	 * @return the instant
	 * @throws SQLException when it cannot be read
	 */
	public static Instant get(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * Reads the instant of a nullable column.
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
