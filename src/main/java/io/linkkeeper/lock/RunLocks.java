package io.linkkeeper.lock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.linkkeeper.sql.SqlTime;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repository of named locks, table {@code run_lock}: one row per lock, with its run,
 * owner and heartbeat. A lock outlives its process, which makes runs of dead owners
 * detectable. Heartbeats are written and measured by the database clock, because the
 * clocks of the processes may differ. Thread-safe.
 */
@Repository
public class RunLocks {

	private static final String NAMES = "select name from run_lock where run_id = ? and owner = ?";

	private static final String SELECT = "select l.*, current_timestamp as asked_at from run_lock l ";

	private final JdbcClient jdbc;

	private final TransactionTemplate attempt;

	public RunLocks(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.attempt = new TransactionTemplate(transactions);
		this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
	}

	/**
	 * Acquires a lock. From a dead owner it takes all locks over, so that none of its
	 * runs continues.
	 * @param name the name of the lock
	 * @param runId the run that acquires it
	 * @param owner the process that executes the run
	 * @param isDead whether the owner of a lock is dead
	 * @return empty when the lock is acquired, otherwise its holder
	 */
	public Optional<Holder> acquire(String name, long runId, String owner, Predicate<Holder> isDead) {
		while (true) {
			Optional<Holder> holder = holder(name);
			if (holder.isPresent() && !isDead.test(holder.get())) {
				return holder;
			}
			holder.ifPresent((dead) -> releaseAll(dead.owner()));
			if (insert(name, runId, owner)) {
				return Optional.empty();
			}
			// another owner was faster: read its row, or retry when it is released again
		}
	}

	/**
	 * Inserts in a nested transaction: PostgreSQL aborts the whole transaction when a
	 * statement fails.
	 */
	private boolean insert(String name, long runId, String owner) {
		try {
			this.attempt.executeWithoutResult((status) -> this.jdbc.sql("""
					insert into run_lock (name, run_id, owner, acquired_at, heartbeat_at)
					values (?, ?, ?, current_timestamp, current_timestamp)
					""").params(name, runId, owner).update());
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Releases all locks of an owner.
	 * @param owner the owner
	 */
	void releaseAll(String owner) {
		this.jdbc.sql("delete from run_lock where owner = ?").param(owner).update();
	}

	/**
	 * Finds the holder of a lock.
	 * @param name the name of the lock
	 * @return the holder, or empty when the lock is free
	 */
	public Optional<Holder> holder(String name) {
		return this.jdbc.sql(SELECT + "where name = ?").param(name).query(RunLocks::map).optional();
	}

	/**
	 * Returns the locks that are held for a run.
	 * @param runId the run
	 * @return the holders, ordered by lock name
	 */
	public List<Holder> holdersOf(long runId) {
		return this.jdbc.sql(SELECT + "where run_id = ? order by name").param(runId).query(RunLocks::map).list();
	}

	/**
	 * Releases the locks that an owner holds for a run.
	 * @param runId the run
	 * @param owner the owner
	 */
	public void release(long runId, String owner) {
		this.jdbc.sql("delete from run_lock where run_id = ? and owner = ?").params(runId, owner).update();
	}

	/**
	 * Writes the heartbeat of an owner.
	 * @param owner the owner
	 */
	public void heartbeat(String owner) {
		this.jdbc.sql("update run_lock set heartbeat_at = current_timestamp where owner = ?").param(owner).update();
	}

	/**
	 * Returns the names of the locks that an owner holds for a run.
	 * @param runId the run
	 * @param owner the owner
	 * @return the names
	 */
	public Set<String> namesOf(long runId, String owner) {
		return this.jdbc.sql(NAMES).params(runId, owner).query(String.class).set();
	}

	/**
	 * Returns the names of the locks that an owner holds for a run, and keeps others from
	 * taking them until the end of the caller's transaction, which the database ends when
	 * its process is silent for too long. For PostgreSQL.
	 * @param runId the run
	 * @param owner the owner
	 * @param longestSilence the longest time between two statements of the transaction
	 * @return the names
	 */
	Set<String> keepNamesOf(long runId, String owner, Duration longestSilence) {
		return this.jdbc.sql("""
				with bound as materialized
					(select set_config('idle_in_transaction_session_timeout', :longest, true) as silence)
				select name from run_lock, bound where run_id = :run and owner = :owner and silence is not null
				for key share of run_lock
				""")
			.param("longest", longestSilence.toMillis() + "ms")
			.param("run", runId)
			.param("owner", owner)
			.query(String.class)
			.set();
	}

	/**
	 * Returns the runs that an owner holds locks for.
	 * @param owner the owner
	 * @return the run ids
	 */
	public Set<Long> runsOf(String owner) {
		return this.jdbc.sql("select run_id from run_lock where owner = ?").param(owner).query(Long.class).set();
	}

	private static Holder map(ResultSet row, int number) throws SQLException {
		Duration age = Duration.between(SqlTime.get(row, "heartbeat_at"), SqlTime.get(row, "asked_at"));
		return new Holder(row.getString("name"), row.getLong("run_id"), row.getString("owner"), age);
	}

	/**
	 * A held lock with its run and owner.
	 *
	 * @param name the name of the lock
	 * @param runId the run
	 * @param owner the process that executes the run
	 * @param heartbeatAge the time since the owner's last heartbeat
	 */
	public record Holder(String name, long runId, String owner, Duration heartbeatAge) {

	}

}
