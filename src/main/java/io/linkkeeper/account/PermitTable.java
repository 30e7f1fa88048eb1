package io.linkkeeper.account;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import javax.sql.DataSource;

import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.limit.PermitShare;
import io.linkkeeper.text.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases shares of an account's permits in the database. The processes that use the
 * account get equal parts; one that needs less permits than it had gives them back when
 * its requests have ended. Thread-safe.
 */
final class PermitTable implements PermitShare {

	private static final Logger logger = LoggerFactory.getLogger(PermitTable.class);

	/** Others use the permits of a process that is silent for longer. */
	static final Duration LEASE = Duration.ofSeconds(5);

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final String account;

	private final int all;

	private final String owner = UUID.randomUUID().toString();

	PermitTable(DataSource database, String account, int all) {
		this.jdbc = JdbcClient.create(database);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
		this.account = account;
		this.all = all;
	}

	@Override
	public Duration validity() {
		return LEASE;
	}

	/**
	 * Renews the share.
	 * @throws TransportException when the database cannot be asked, which may pass
	 */
	@Override
	public int renew(int inUse) {
		try {
			return Objects.requireNonNull(this.transaction.execute((status) -> renewLocked(inUse)));
		}
		catch (DataAccessException | TransactionException ex) {
			throw TransportException
				.temporary("The request budget of the account cannot be read: " + FailureText.of(ex), null, false);
		}
	}

	/** Gives the share back. Without the database it expires. */
	@Override
	public void close() {
		try {
			this.jdbc.sql("delete from request_permit where account = :account and owner = :owner")
				.param("account", this.account)
				.param("owner", this.owner)
				.update();
		}
		catch (DataAccessException ex) {
			logger.debug("The share of the request budget was not given back", ex);
		}
	}

	private int renewLocked(int inUse) {
		update("insert into request_budget (account, free_at) values (:account, 0) on conflict (account) do nothing");
		lock();
		update("delete from request_permit where account = :account and expires_at < clock_timestamp()");
		Others others = others();
		int part = Math.max(1, this.all / (others.processes() + 1));
		int share = Math.max(Math.min(part, this.all - others.permits()), Math.min(inUse, own()));
		this.jdbc.sql("""
				insert into request_permit (account, owner, permits, expires_at)
				values (:account, :owner, :permits, clock_timestamp() + make_interval(secs => :lease))
				on conflict (account, owner) do update
				set permits = excluded.permits, expires_at = excluded.expires_at
				""")
			.param("account", this.account)
			.param("owner", this.owner)
			.param("permits", share)
			.param("lease", (double) LEASE.toSeconds())
			.update();
		return share;
	}

	private void update(String sql) {
		this.jdbc.sql(sql).param("account", this.account).update();
	}

	/** Until the end of the transaction. */
	private void lock() {
		this.jdbc.sql("select account from request_budget where account = ? for update")
			.param(this.account)
			.query(String.class)
			.single();
	}

	private Others others() {
		return this.jdbc
			.sql("select coalesce(sum(permits), 0) as permits, count(*) as processes from request_permit"
					+ " where account = :account and owner <> :owner")
			.param("account", this.account)
			.param("owner", this.owner)
			.query((row, number) -> new Others(row.getInt("permits"), row.getInt("processes")))
			.single();
	}

	/** A share that has expired may be in use by others. */
	private int own() {
		return this.jdbc.sql("select permits from request_permit where account = :account and owner = :owner")
			.param("account", this.account)
			.param("owner", this.owner)
			.query(Integer.class)
			.optional()
			.orElse(0);
	}

	private record Others(int permits, int processes) {

	}

}
