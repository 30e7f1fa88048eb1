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
 * Named locks held by runs, one row each, with the owner's heartbeat. A lock outlives its
 * process, which is how a dead owner's run is known. Heartbeats are written and measured
 * by the database's clock: those of the machines that share it may differ. Thread-safe.
 */
@Repository
public class RunLocks {

	private static final String SELECT = "select l.*, current_timestamp as asked_at from run_lock l ";

	private final JdbcClient jdbc;

	private final TransactionTemplate attempt;

	public RunLocks(JdbcClient jdbc, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.attempt = new TransactionTemplate(transactions);
		this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
	}

	/**
	 * Takes a lock, from a dead owner too.
	 * @param name what to lock
	 * @param runId the run that locks
	 * @param owner the process it runs in
	 * @param isDead whether a holder's process is no more
	 * @return nothing when the lock is ours now, otherwise who holds it
	 */
	public Optional<Holder> acquire(String name, long runId, String owner, Predicate<Holder> isDead) {
		while (true) {
			Optional<Holder> holder = holder(name);
			if (holder.isPresent() && !isDead.test(holder.get())) {
				return holder;
			}
			holder.ifPresent(this::remove);
			if (insert(name, runId, owner)) {
				return Optional.empty();
			}
			// another was faster: see who, or try again when it is gone already
		}
	}

	/**
	 * Tries in a nested transaction: where a statement fails, PostgreSQL gives the whole
	 * transaction up.
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

	private void remove(Holder holder) {
		this.jdbc.sql("delete from run_lock where name = ? and run_id = ? and owner = ?")
			.params(holder.name(), holder.runId(), holder.owner())
			.update();
	}

	/**
	 * Who holds a lock.
	 * @param name what is locked
	 * @return the holder, or nothing when it is free
	 */
	public Optional<Holder> holder(String name) {
		return this.jdbc.sql(SELECT + "where name = ?").param(name).query(RunLocks::map).optional();
	}

	/**
	 * Who holds locks for a run.
	 * @param runId the run
	 * @return the locks the run holds, by name
	 */
	public List<Holder> holdersOf(long runId) {
		return this.jdbc.sql(SELECT + "where run_id = ? order by name").param(runId).query(RunLocks::map).list();
	}

	/**
	 * Gives back all locks of a run.
	 * @param runId the run
	 * @param owner the process it ran in
	 */
	public void release(long runId, String owner) {
		this.jdbc.sql("delete from run_lock where run_id = ? and owner = ?").params(runId, owner).update();
	}

	/**
	 * Says that a process is alive.
	 * @param owner the process
	 */
	public void beat(String owner) {
		this.jdbc.sql("update run_lock set heartbeat_at = current_timestamp where owner = ?").param(owner).update();
	}

	/**
	 * What a process holds.
	 * @param owner the process
	 * @return the runs it holds a lock for
	 */
	public Set<Long> runsOf(String owner) {
		return this.jdbc.sql("select run_id from run_lock where owner = ?").param(owner).query(Long.class).set();
	}

	private static Holder map(ResultSet row, int number) throws SQLException {
		Duration silent = Duration.between(SqlTime.get(row, "heartbeat_at"), SqlTime.get(row, "asked_at"));
		return new Holder(row.getString("name"), row.getLong("run_id"), row.getString("owner"), silent);
	}

	/**
	 * Who holds a lock.
	 *
	 * @param name what is locked
	 * @param runId the run that locked it
	 * @param owner the process the run is in
	 * @param silentFor how long ago the process last said it was alive
	 */
	public record Holder(String name, long runId, String owner, Duration silentFor) {

	}

}
