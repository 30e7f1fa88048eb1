package io.linkkeeper.schedule.firing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The times at which jobs were to start, and what became of each. Thread-safe; each
 * method commits by itself unless a transaction is open.
 */
@Repository
public class ScheduledFirings {

	private final JdbcClient jdbc;

	private final Clock clock;

	ScheduledFirings(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Up to when the times of a job are settled. A schedule that was not known so is not
	 * late for anything before now.
	 * @param job the definition's name
	 * @param account the account's name
	 * @param schedule the schedule in words; any change of it begins anew
	 * @return the last instant that needs no answer any more
	 */
	public Instant settledUntil(String job, String account, String schedule) {
		Optional<State> known = state(job, account);
		if (known.isPresent() && known.get().schedule().equals(schedule)) {
			return known.get().settledUntil();
		}
		if (known.isPresent() || !insertState(job, account, schedule)) {
			this.jdbc
				.sql("update schedule_state set schedule = :schedule, settled_until = :now"
						+ " where job = :job and account = :account and schedule <> :schedule")
				.param("schedule", schedule)
				.param("now", SqlTime.of(this.clock.instant()))
				.param("job", job)
				.param("account", account)
				.update();
		}
		return state(job, account).map(State::settledUntil).orElseGet(this.clock::instant);
	}

	private Optional<State> state(String job, String account) {
		return this.jdbc.sql("select * from schedule_state where job = ? and account = ?")
			.params(job, account)
			.query((row, number) -> new State(row.getString("schedule"), SqlTime.get(row, "settled_until")))
			.optional();
	}

	private boolean insertState(String job, String account, String schedule) {
		try {
			this.jdbc.sql("insert into schedule_state (job, account, schedule, settled_until) values (?, ?, ?, ?)")
				.params(job, account, schedule, SqlTime.of(this.clock.instant()))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Writes down what became of a time, and that it and all before it are settled.
	 * @param fire what became of it; a run stays open until {@link #close}
	 * @throws DuplicateKeyException when it is written down already
	 */
	public void record(ScheduledFiring fire) {
		this.jdbc.sql("""
				insert into schedule_fire (job, account, scheduled_at, outcome, run_id, reason, recorded_at, open)
				values (:job, :account, :at, :outcome, :run, :reason, :now, :open)
				""")
			.param("job", fire.job())
			.param("account", fire.account())
			.param("at", SqlTime.of(fire.scheduledAt()))
			.param("outcome", fire.outcome().name())
			.param("run", fire.runId())
			.param("reason", (fire.reason() != null) ? SqlText.cut(fire.reason(), 2000) : null)
			.param("now", SqlTime.of(this.clock.instant()))
			.param("open", fire.outcome() == FiringOutcome.RUN)
			.update();
		settle(fire.job(), fire.account(), fire.scheduledAt());
	}

	/**
	 * Says that all times of a job up to an instant have their answer.
	 * @param job the definition's name
	 * @param account the account's name
	 * @param until the instant; an earlier one than is known changes nothing
	 */
	public void settle(String job, String account, Instant until) {
		this.jdbc
			.sql("update schedule_state set settled_until = :until"
					+ " where job = :job and account = :account and settled_until < :until")
			.param("until", SqlTime.of(until))
			.param("job", job)
			.param("account", account)
			.update();
	}

	/**
	 * The same for all accounts of a job.
	 * @param job the definition's name
	 * @param until the instant
	 */
	public void settle(String job, Instant until) {
		this.jdbc.sql("update schedule_state set settled_until = :until where job = :job and settled_until < :until")
			.param("until", SqlTime.of(until))
			.param("job", job)
			.update();
	}

	/**
	 * Forgets jobs that have no schedule any more, so that they begin anew when they get
	 * one. What became of their times stays.
	 * @param scheduled the names of those that have
	 */
	public void forgetAllBut(Collection<String> scheduled) {
		List<String> known = this.jdbc.sql("select distinct job from schedule_state").query(String.class).list();
		known.stream()
			.filter((job) -> !scheduled.contains(job))
			.forEach((job) -> this.jdbc.sql("delete from schedule_state where job = ?").param(job).update());
	}

	/**
	 * The scheduled runs that have not come to an end of their own.
	 * @return the runs, the oldest first
	 */
	public List<UnfinishedFiring> open() {
		return this.jdbc.sql("select * from schedule_fire where open = true order by run_id")
			.query((row, number) -> new UnfinishedFiring(row.getString("job"), row.getString("account"),
					row.getLong("run_id"), row.getInt("crashes")))
			.list();
	}

	/**
	 * Says that a scheduled run has come to an end of its own, or is left for a person.
	 * @param runId the run
	 */
	public void close(long runId) {
		this.jdbc.sql("update schedule_fire set open = false where run_id = ?").param(runId).update();
	}

	/**
	 * Counts that the process of a scheduled run has died.
	 * @param runId the run
	 */
	public void countCrash(long runId) {
		this.jdbc.sql("update schedule_fire set crashes = crashes + 1 where run_id = ?").param(runId).update();
	}

	/**
	 * What became of the last times of a job.
	 * @param job the definition's name
	 * @param limit how many at most
	 * @return the fires, the newest first
	 */
	public List<ScheduledFiring> last(String job, int limit) {
		return this.jdbc
			.sql("select * from schedule_fire where job = :job order by scheduled_at desc, account"
					+ " fetch first :limit rows only")
			.param("job", job)
			.param("limit", limit)
			.query(ScheduledFirings::map)
			.list();
	}

	private static ScheduledFiring map(ResultSet row, int number) throws SQLException {
		return new ScheduledFiring(row.getString("job"), row.getString("account"), SqlTime.get(row, "scheduled_at"),
				FiringOutcome.valueOf(row.getString("outcome")), row.getObject("run_id", Long.class),
				row.getString("reason"));
	}

	private record State(String schedule, Instant settledUntil) {

	}

}
