package io.linkkeeper.schedule.firing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repository of firings. Thread-safe; each method commits by itself unless a transaction
 * is active.
 */
@Repository
public class ScheduledFirings {

	private static final Logger logger = LoggerFactory.getLogger(ScheduledFirings.class);

	/** How much the clocks of processes may differ. */
	private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	/** The schedules of this process by job and account, and since when. */
	private final Map<List<String>, State> adopted = new ConcurrentHashMap<>();

	private final Clock clock;

	public ScheduledFirings(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns the time up to which all firings of a job have an outcome. For a new or
	 * changed schedule this is now. A time in the future, which a clock that was ahead
	 * left, is set back to now. Where another process has another schedule for the job,
	 * its state is left alone.
	 * @param job the definition's name
	 * @param account the account's name
	 * @param schedule the cron expression and zone; a change resets the time
	 * @return the last settled instant
	 */
	public Instant settledUntil(String job, String account, String schedule) {
		Optional<State> known = state(job, account);
		if (known.isPresent() && isAhead(known.get().settledUntil())) {
			return pullBack(job, account, known.get().settledUntil());
		}
		State adopted = this.adopted.get(List.of(job, account));
		if (known.isPresent() && known.get().schedule().equals(schedule)) {
			this.adopted.put(List.of(job, account), known.get());
			return known.get().settledUntil();
		}
		if (known.isPresent() && adopted != null && adopted.schedule().equals(schedule)) {
			return max(known.get().settledUntil(), adopted.settledUntil());
		}
		this.adopted.put(List.of(job, account), new State(schedule, this.clock.instant()));
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

	private boolean isAhead(Instant time) {
		return time.isAfter(this.clock.instant().plus(CLOCK_TOLERANCE));
	}

	private Instant pullBack(String job, String account, Instant ahead) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				update schedule_state set settled_until = :now
				where job = :job and account = :account and settled_until > :now
				""").param("now", SqlTime.of(now)).param("job", job).param("account", account).update();
		logger.warn("Firings of {} were settled until {}, in the future, by a clock that was ahead; set back to now",
				job, ahead);
		return now;
	}

	private static Instant max(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
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
	 * Records a firing and settles all scheduled times up to it.
	 * @param firing the firing; one with a run stays unfinished until {@link #finish}
	 * @throws DuplicateKeyException when it is recorded already
	 */
	public void record(ScheduledFiring firing) {
		this.jdbc.sql("""
				insert into schedule_fire (job, account, scheduled_at, outcome, run_id, reason, recorded_at, open)
				values (:job, :account, :at, :outcome, :run, :reason, :now, :open)
				""")
			.param("job", firing.job())
			.param("account", firing.account())
			.param("at", SqlTime.of(firing.scheduledAt()))
			.param("outcome", firing.outcome().name())
			.param("run", firing.runId())
			.param("reason", (firing.reason() != null) ? SqlText.cut(firing.reason(), 2000) : null)
			.param("now", SqlTime.of(this.clock.instant()))
			.param("open", firing.outcome() == FiringOutcome.RUN)
			.update();
		settle(firing.job(), firing.account(), firing.scheduledAt());
	}

	/**
	 * Whether an earlier firing of the same job on the same account had the same outcome.
	 * @param firing the firing
	 * @param within how long before it
	 * @return true when there is one
	 */
	public boolean repeatsOutcome(ScheduledFiring firing, Duration within) {
		return this.jdbc.sql("""
				select count(*) from schedule_fire where job = :job and account = :account and outcome = :outcome
				and scheduled_at < :at and scheduled_at > :after
				""")
			.param("job", firing.job())
			.param("account", firing.account())
			.param("outcome", firing.outcome().name())
			.param("at", SqlTime.of(firing.scheduledAt()))
			.param("after", SqlTime.of(firing.scheduledAt().minus(within)))
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Settles all scheduled times of a job up to an instant.
	 * @param job the definition's name
	 * @param account the account's name
	 * @param until the instant; one before the settled time has no effect
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
	 * Settles all scheduled times of a job up to an instant, on all accounts.
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
	 * Deletes the state of jobs that lost their schedule, so that a later schedule begins
	 * anew. Recorded firings are kept.
	 * @param jobs the names of the jobs
	 */
	public void forget(Collection<String> jobs) {
		jobs.forEach((job) -> {
			this.jdbc.sql("delete from schedule_state where job = ?").param(job).update();
			this.adopted.keySet().removeIf((key) -> key.get(0).equals(job));
		});
	}

	/**
	 * Returns the firings with an unfinished run.
	 * @return the firings, the oldest run first
	 */
	public List<UnfinishedFiring> unfinished() {
		return this.jdbc.sql("select * from schedule_fire where open = true order by run_id")
			.query((row, number) -> new UnfinishedFiring(row.getString("job"), row.getString("account"),
					row.getLong("run_id"), row.getInt("crashes")))
			.list();
	}

	/**
	 * Marks a scheduled run as finished or left for a manual restart.
	 * @param runId the run
	 */
	public void finish(long runId) {
		this.jdbc.sql("update schedule_fire set open = false where run_id = ?").param(runId).update();
	}

	/**
	 * Counts a crash of a scheduled run.
	 * @param runId the run
	 */
	public void countCrash(long runId) {
		this.jdbc.sql("update schedule_fire set crashes = crashes + 1 where run_id = ?").param(runId).update();
	}

	/**
	 * Returns the last firings of a job.
	 * @param job the definition's name
	 * @param limit how many at most
	 * @return the firings, the newest first
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

	/**
	 * Finds the last firing of a job on an account.
	 * @param job the definition's name
	 * @param account the account's name
	 * @param after the time after which it was scheduled
	 * @return the firing, or empty when there is none after that time
	 */
	public Optional<ScheduledFiring> last(String job, String account, Instant after) {
		return this.jdbc.sql("""
				select * from schedule_fire where job = :job and account = :account and scheduled_at > :after
				order by scheduled_at desc fetch first 1 row only
				""")
			.param("job", job)
			.param("account", account)
			.param("after", SqlTime.of(after))
			.query(ScheduledFirings::map)
			.optional();
	}

	private static ScheduledFiring map(ResultSet row, int number) throws SQLException {
		return new ScheduledFiring(row.getString("job"), row.getString("account"), SqlTime.get(row, "scheduled_at"),
				FiringOutcome.valueOf(row.getString("outcome")), row.getObject("run_id", Long.class),
				row.getString("reason"));
	}

	private record State(String schedule, Instant settledUntil) {

	}

}
