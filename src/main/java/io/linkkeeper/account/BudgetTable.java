package io.linkkeeper.account;

import javax.sql.DataSource;

import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.limit.LeasedSlots.Lease;
import io.linkkeeper.kaltura.limit.Pace;
import io.linkkeeper.text.FailureText;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leases request slots of an account in the database, whose clock counts. Thread-safe.
 */
final class BudgetTable {

	/**
	 * A time further in the future was recorded while the database's clock was ahead.
	 * Slots that are reserved are never so many.
	 */
	private static final int MOST_RESERVED = 1_000;

	private static final long NANOS_PER_MICRO = 1_000;

	private static final String LEASE = """
			insert into request_budget as budget (account, free_at)
			values (:account, (extract(epoch from clock_timestamp()) * 1000000)::bigint + :block)
			on conflict (account) do update set free_at = :block + least(
					greatest(budget.free_at, (extract(epoch from clock_timestamp()) * 1000000)::bigint),
					(extract(epoch from clock_timestamp()) * 1000000)::bigint + :horizon)
			returning free_at - :block as first, (extract(epoch from clock_timestamp()) * 1000000)::bigint as now
			""";

	private final JdbcClient jdbc;

	private final String account;

	private final long intervalMicros;

	BudgetTable(DataSource database, String account, Pace pace) {
		this.jdbc = JdbcClient.create(database);
		this.account = account;
		this.intervalMicros = (pace.intervalNanos() + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO;
	}

	/**
	 * Leases consecutive slots.
	 * @param slots how many
	 * @return the lease
	 * @throws TransportException when the database cannot be asked, which may pass
	 */
	Lease lease(int slots) {
		try {
			return this.jdbc.sql(LEASE)
				.param("account", this.account)
				.param("block", slots * this.intervalMicros)
				.param("horizon", MOST_RESERVED * this.intervalMicros)
				.query((row, number) -> new Lease(row.getLong("first") * NANOS_PER_MICRO,
						row.getLong("now") * NANOS_PER_MICRO))
				.single();
		}
		catch (DataAccessException ex) {
			throw TransportException
				.temporary("The request budget of the account cannot be read: " + FailureText.of(ex), null, false);
		}
	}

}
