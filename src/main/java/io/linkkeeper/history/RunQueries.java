package io.linkkeeper.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.InputRows;
import io.linkkeeper.ledger.InputRows.InputRow;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.ledger.UnchangedRow;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.RowWarnings;
import io.linkkeeper.lock.Ownership;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Queries for displaying runs, their changes and their rejected rows. Read-only and
 * thread-safe.
 */
@Repository
public class RunQueries {

	private static final String SUMMARY = """
			select r.*, coalesce(e.status, 'NEW') as status
			from run r
			left join batch_job_execution e on e.job_execution_id = (
				select max(x.job_execution_id) from batch_job_execution x where x.job_instance_id = r.job_instance_id)
			""";

	/** The BatchStatus of an abandoned run. */
	private static final String ABANDONED = "ABANDONED";

	private final JdbcClient jdbc;

	private final LinkChanges changes;

	private final ChangeSearch search;

	private final InputRows inputRows;

	private final Ownership ownership;

	private final RunReviews reviews;

	public RunQueries(JdbcClient jdbc, LinkChanges changes, ChangeSearch search, InputRows inputRows,
			Ownership ownership, RunReviews reviews) {
		this.jdbc = jdbc;
		this.ownership = ownership;
		this.changes = changes;
		this.search = search;
		this.inputRows = inputRows;
		this.reviews = reviews;
	}

	/**
	 * Lists runs.
	 * @param job the definition's name, or {@code null} for all runs
	 * @param limit the maximum number of runs
	 * @return the runs, newest first
	 */
	public List<RunSummary> list(@Nullable String job, int limit) {
		return this.jdbc
			.sql(SUMMARY + " where (cast(:job as varchar(100)) is null or r.job = :job) order by r.id desc"
					+ " fetch first :limit rows only")
			.param("job", job)
			.param("limit", limit)
			.query(this::summary)
			.list();
	}

	/**
	 * Returns when each job last completed without rejected or stale changes.
	 * @return the ends of these runs by job; jobs without such a run are left out
	 */
	public Map<String, Instant> lastDone() {
		Map<String, Instant> done = new HashMap<>();
		this.jdbc.sql("""
				select job, max(ended_at) as ended_at from run
				where exit_code = 0 and (mode = 'RUN' or approved_at is not null) and ended_at is not null
				group by job
				""").query((row) -> {
			done.put(row.getString("job"), SqlTime.get(row, "ended_at"));
		});
		return done;
	}

	/**
	 * Finds the summary of a run.
	 * @param id the run id
	 * @return the summary, or empty when there is no such run
	 */
	public Optional<RunSummary> find(long id) {
		return this.jdbc.sql(SUMMARY + " where r.id = :id").param("id", id).query(this::summary).optional();
	}

	/**
	 * Finds a run with its executions and steps.
	 * @param id the run id
	 * @return the run, or empty when there is no such run
	 */
	public Optional<RunDetail> show(long id) {
		return this.jdbc.sql(SUMMARY + " where r.id = :id").param("id", id).query(this::detail).optional();
	}

	/**
	 * Passes all changes of a run to a consumer, in order.
	 * @param id the run id
	 * @param consumer receives each row
	 */
	public void changes(long id, Consumer<ChangeRow> consumer) {
		changes(id, ChangeFilter.ALL, consumer);
	}

	/**
	 * Passes some changes of a run to a consumer, in order.
	 * @param id the run id
	 * @param filter which changes
	 * @param consumer receives each row
	 */
	public void changes(long id, ChangeFilter filter, Consumer<ChangeRow> consumer) {
		long left = filter.limit();
		List<ChangeRow> rows = page(id, filter, 0);
		while (!rows.isEmpty()) {
			rows.forEach(consumer);
			left -= rows.size();
			rows = (left > 0) ? page(id, filter.first(left), rows.get(rows.size() - 1).seq()) : List.of();
		}
	}

	/**
	 * Reads a page of the changes of a run.
	 * @param id the run id
	 * @param seq the page begins after this sequence number
	 * @return the changes in order; empty after the last
	 */
	public List<ChangeRow> changesAfter(long id, long seq) {
		return page(id, ChangeFilter.ALL, seq);
	}

	/**
	 * Reads a page of some changes of a run.
	 * @param id the run id
	 * @param filter which changes; its limit is that of the page
	 * @param seq the page begins after this sequence number, 0 for the first
	 * @return the changes in order, at most {@link ChangeSearch#ROWS_AT_ONCE}; empty
	 * after the last
	 */
	public List<ChangeRow> page(long id, ChangeFilter filter, long seq) {
		return this.search.page(id, filter, seq);
	}

	/**
	 * Counts some changes of a run.
	 * @param id the run id
	 * @param filter which changes; its limit does not count
	 * @return the number of all changes that match
	 */
	public long count(long id, ChangeFilter filter) {
		return this.search.count(id, filter);
	}

	/**
	 * Passes all rejected rows of a run to a consumer: first the rejected input rows,
	 * then the changes that the API rejected.
	 * @param id the run id
	 * @param consumer receives each row
	 */
	public void rejects(long id, Consumer<RejectRow> consumer) {
		inputRejects(id, consumer);
		changes(id, ChangeFilter.of(ChangeState.REJECTED),
				(row) -> consumer
					.accept(new RejectRow(row.line(), Objects.requireNonNullElse(row.before(), row.after()),
							Objects.requireNonNullElse(row.error(), row.reason()))));
	}

	/**
	 * Passes the unchanged links that a run lists to a consumer, with their reasons.
	 * @param id the run
	 * @param consumer receives each link
	 */
	public void listed(long id, Consumer<UnchangedRow> consumer) {
		List<UnchangedRow> rows = this.inputRows.listedAfter(id, 0);
		while (!rows.isEmpty()) {
			rows.forEach(consumer);
			rows = this.inputRows.listedAfter(id, rows.get(rows.size() - 1).line());
		}
	}

	/**
	 * Passes the input rows with warnings of a run to a consumer: first those with a
	 * change, then the others.
	 * @param id the run
	 * @param consumer receives each row
	 */
	public void warnings(long id, Consumer<WarnedRow> consumer) {
		List<ChangeRow> changes = warnedAfter(id, 0);
		while (!changes.isEmpty()) {
			changes.forEach((row) -> consumer.accept(
					new WarnedRow(row.line(), row.linkId(), row.kind().infinitive(), RowWarnings.in(row.reason()))));
			changes = warnedAfter(id, changes.get(changes.size() - 1).seq());
		}
		List<InputRow> rows = this.inputRows.warnedAfter(id, 0);
		while (!rows.isEmpty()) {
			rows.forEach((row) -> consumer.accept(new WarnedRow(row.line(), row.linkId().orElse(null),
					row.rejected() ? "rejected" : "unchanged", RowWarnings.in(row.reason().orElse("")))));
			rows = this.inputRows.warnedAfter(id, rows.get(rows.size() - 1).line());
		}
	}

	private List<ChangeRow> warnedAfter(long id, long seq) {
		return this.jdbc.sql("""
				select * from link_change where run_id = ? and seq > ? and reason like ?
				order by run_id, seq fetch first ? rows only
				""")
			.params(id, seq, "%" + RowWarnings.MARK + "%", ChangeSearch.ROWS_AT_ONCE)
			.query(ChangeSearch::map)
			.list();
	}

	private void inputRejects(long id, Consumer<RejectRow> consumer) {
		List<Rejected> rows = this.inputRows.rejectedAfter(id, 0);
		while (!rows.isEmpty()) {
			rows.forEach((row) -> consumer.accept(new RejectRow(row.line(), row.text(), row.reason())));
			rows = this.inputRows.rejectedAfter(id, rows.get(rows.size() - 1).line());
		}
	}

	private RunSummary summary(ResultSet row, int number) throws SQLException {
		return summary(Runs.map(row, number), row);
	}

	private RunSummary summary(Run run, ResultSet row) throws SQLException {
		long id = run.id();
		boolean alive = run.endedAt() == null && this.ownership.livingOwnerOf(id).isPresent();
		StateCounts counts = (run.endedAt() != null) ? StateCounts.atEnd(row) : count(id, alive);
		RunSummary.Start start = new RunSummary.Start(run.job(), run.type(), run.mode(), run.asOf(), run.createdAt(),
				run.overrides());
		RunSummary.LastExecution last = new RunSummary.LastExecution(row.getString("status"),
				row.getObject("exit_code", Integer.class), run.endedAt());
		RunState state = RunState.of(run,
				new RunEnd(alive, row.getBoolean("interrupted"), last.status().equals(ABANDONED), last.exitCode()));
		RunSummary.Outlook outlook = new RunSummary.Outlook(state, state.next(run), run.kinds());
		return new RunSummary(id, start, last, run.progress().counts(), counts, outlook);
	}

	private StateCounts count(long id, boolean alive) {
		StateCounts counts = this.changes.count(id);
		return alive ? counts : counts.withoutProcess();
	}

	private RunDetail detail(ResultSet row, int number) throws SQLException {
		Run run = Runs.map(row, number);
		Long instance = row.getObject("job_instance_id", Long.class);
		RunDetail.Facts facts = new RunDetail.Facts(run.account(), row.getString("message"), row.getLong("requests"),
				row.getLong("request_millis"), SqlTime.find(row, "removed_at"));
		return new RunDetail(summary(run, row), facts, this.reviews.of(run, row), executions(instance),
				steps(instance));
	}

	private List<RunDetail.Execution> executions(@Nullable Long instance) {
		return this.jdbc
			.sql("select * from batch_job_execution where job_instance_id = :instance order by job_execution_id")
			.param("instance", instance)
			.query((row, number) -> new RunDetail.Execution(row.getLong("job_execution_id"), row.getString("status"),
					batchTime(row, "start_time"), batchTime(row, "end_time")))
			.list();
	}

	private List<RunDetail.Step> steps(@Nullable Long instance) {
		return this.jdbc.sql("""
				select s.* from batch_step_execution s
				join batch_job_execution e on e.job_execution_id = s.job_execution_id
				where e.job_instance_id = :instance order by s.step_execution_id
				""")
			.param("instance", instance)
			.query((row, number) -> new RunDetail.Step(row.getString("step_name"), row.getLong("job_execution_id"),
					row.getString("status"), batchTime(row, "start_time"), batchTime(row, "end_time")))
			.list();
	}

	/**
	 * Spring Batch stores its times without a zone, in the JVM's default zone: UTC,
	 * unless the worker is embedded in another program.
	 */
	private static @Nullable Instant batchTime(ResultSet row, String column) throws SQLException {
		Timestamp time = row.getTimestamp(column);
		return (time != null) ? time.toLocalDateTime().atZone(ZoneId.systemDefault()).toInstant() : null;
	}

}
