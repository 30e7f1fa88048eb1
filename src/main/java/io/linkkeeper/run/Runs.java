package io.linkkeeper.run;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.files.Publication;
import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of run facts, table {@code run}. Thread-safe; each write is a transaction of
 * its own unless one is open.
 */
@Repository
public class Runs {

	/**
	 * The maximum number of earlier runs that the guard compares a run with.
	 */
	public static final int MOST_COMPARED = 20;

	private final JdbcClient jdbc;

	private final Clock clock;

	public Runs(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Inserts a run.
	 * @param run what the run is started with
	 * @return the run with its id
	 */
	@Transactional
	public Run create(RunSpec run) {
		this.jdbc.sql("""
				insert into run (run_key, job, type, definition, definition_hash, overrides, account, service_url,
					partner_id, mode, as_of, as_of_fixed, created_at)
				values (:key, :job, :type, :definition, :hash, :overrides, :account, :url, :partner, :mode, :asOf,
					:fixed, :now)
				""")
			.param("key", run.key())
			.param("job", run.job().name())
			.param("type", run.job().type())
			.param("definition", run.job().definition())
			.param("hash", run.job().definitionHash())
			.param("overrides", OverrideText.write(run.job().overrides()))
			.param("account", run.account().name())
			.param("url", run.account().serviceUrl())
			.param("partner", run.account().partnerId())
			.param("mode", run.mode().name())
			.param("asOf", SqlTime.of(run.asOf().instant().truncatedTo(ChronoUnit.SECONDS)))
			.param("fixed", run.asOf().fixed())
			.param("now", SqlTime.of(this.clock.instant()))
			.update();
		return this.jdbc.sql("select * from run where run_key = ?").param(run.key()).query(Runs::map).single();
	}

	/**
	 * Finds a run by id.
	 * @param id the run id
	 * @return the run, or empty when it does not exist
	 */
	public Optional<Run> find(long id) {
		return this.jdbc.sql("select * from run where id = ?").param(id).query(Runs::map).optional();
	}

	/**
	 * Finds a run by its key, the identifying job parameter in Spring Batch.
	 * @param key the key
	 * @return the run, or empty when it does not exist
	 */
	public Optional<Run> findByKey(String key) {
		return this.jdbc.sql("select * from run where run_key = ?").param(key).query(Runs::map).optional();
	}

	/**
	 * Returns the runs without a recorded end, whether they execute or not.
	 * @return the runs, oldest first
	 */
	public List<Run> unended() {
		return this.jdbc.sql("select * from run where ended_at is null order by id").query(Runs::map).list();
	}

	/**
	 * Returns the other runs on a run's account that may have changes with unknown
	 * outcome: those without a recorded end, or that ended with some.
	 * @param run the run, which is left out
	 * @return the runs, oldest first
	 */
	public List<Run> unsettled(Run run) {
		return this.jdbc.sql("""
				select * from run
				where service_url = :url and partner_id = :partner and id <> :id and planned > 0
					and (ended_at is null or unknown > 0)
				order by id
				""")
			.param("url", run.account().serviceUrl())
			.param("partner", run.account().partnerId())
			.param("id", run.id())
			.query(Runs::map)
			.list();
	}

	/**
	 * Returns a run that must exist.
	 * @param id the run id
	 * @return the current facts of the run
	 * @throws IllegalStateException when there is no such run
	 */
	public Run get(long id) {
		return find(id).orElseThrow(() -> new IllegalStateException("There is no run " + id));
	}

	/**
	 * Records that an execution of the run begins, and clears the end and the stop
	 * request of earlier ones.
	 * @param id the run id
	 * @param jobInstanceId its Spring Batch job instance
	 */
	@Transactional
	public void begin(long id, long jobInstanceId) {
		this.jdbc.sql("""
				update run set job_instance_id = ?, ended_at = null, exit_code = null, message = null,
					interrupted = false, stop_requested_at = null
				where id = ?
				""").params(jobInstanceId, id).update();
	}

	/**
	 * Changes the "as of" instant of a run that has not collected anything.
	 * @param id the run id
	 * @param asOf the new instant
	 */
	@Transactional
	public void moveAsOf(long id, Instant asOf) {
		this.jdbc.sql("update run set as_of = ? where id = ? and collect_position is null")
			.params(SqlTime.of(asOf.truncatedTo(ChronoUnit.SECONDS)), id)
			.update();
	}

	/**
	 * Allocates sequence numbers for ledger rows, in the caller's transaction.
	 * @param id the run id
	 * @param count the number of rows
	 * @return the first of them
	 */
	@Transactional
	public long allocateSeqs(long id, int count) {
		this.jdbc.sql("update run set last_seq = last_seq + ? where id = ?").params(count, id).update();
		return this.jdbc.sql("select last_seq from run where id = ?").param(id).query(Long.class).single() - count + 1;
	}

	/**
	 * Adds the counts of a collected batch, in the transaction that writes its changes.
	 * @param id the run id
	 * @param counts the counts of the batch
	 * @param kinds its planned changes by kind
	 * @param from where the batch begins, or {@code null} for the first one
	 * @param position where the next batch begins
	 * @throws IllegalStateException when the batch that begins there was recorded before
	 */
	@Transactional
	public void collected(long id, CollectCounts counts, KindCounts kinds, @Nullable String from, String position) {
		int updated = this.jdbc.sql("""
				update run set scanned = scanned + :scanned, planned = planned + :planned,
					unchanged = unchanged + :unchanged, rejected = rejected + :rejected,
					warned = warned + :warned, collect_position = :position,
					planned_add = planned_add + :planned_add, planned_change = planned_change + :planned_change,
					planned_disable = planned_disable + :planned_disable,
					planned_enable = planned_enable + :planned_enable,
					planned_delete = planned_delete + :planned_delete
				where id = :id and verdict is null and coalesce(collect_position, '') = :from
				""")
			.param("from", (from != null) ? from : "")
			.params(kinds.parameters("planned_"))
			.param("scanned", counts.scanned())
			.param("planned", counts.planned())
			.param("unchanged", counts.unchanged())
			.param("rejected", counts.rejected())
			.param("warned", counts.warned())
			.param("position", position)
			.param("id", id)
			.update();
		if (updated == 0) {
			throw new IllegalStateException(
					"Run %d has collected beyond %s already, in another process; `show %d` says how it stands"
						.formatted(id, (from != null) ? from : "its beginning", id));
		}
	}

	/**
	 * Counts changes that are added to a plan while it is applied, in the transaction
	 * that writes them.
	 * @param id the run id
	 * @param kinds the changes by kind
	 */
	@Transactional
	public void extended(long id, KindCounts kinds) {
		this.jdbc.sql("""
				update run set scanned = scanned + :more, planned = planned + :more,
					planned_add = planned_add + :planned_add, planned_change = planned_change + :planned_change,
					planned_disable = planned_disable + :planned_disable,
					planned_enable = planned_enable + :planned_enable,
					planned_delete = planned_delete + :planned_delete
				where id = :id
				""").params(kinds.parameters("planned_")).param("more", kinds.total()).param("id", id).update();
	}

	/**
	 * Records the position of the preparation step, in the transaction that writes its
	 * results.
	 * @param id the run id
	 * @param position where the next part begins
	 */
	@Transactional
	public void prepared(long id, String position) {
		this.jdbc.sql("update run set preparation_position = ? where id = ?").params(position, id).update();
	}

	/**
	 * Records the guard's decision. Does nothing when one is recorded already.
	 * @param id the run id
	 * @param decision the decision
	 */
	@Transactional
	public void decide(long id, GuardDecision decision) {
		this.jdbc.sql("""
				update run set verdict = :verdict, verdict_reason = :reason, guarded = :guarded,
					selection_size = :size, decided_at = :at
				where id = :id and verdict is null
				""")
			.param("verdict", decision.verdict().name())
			.param("reason", SqlText.cut(decision.reason(), 2000))
			.param("guarded", decision.guarded())
			.param("size", decision.selectionSize())
			.param("at", SqlTime.of(decision.decidedAt()))
			.param("id", id)
			.update();
	}

	/**
	 * Approves a planned run, which has not ended from then on.
	 * @param id the run id
	 * @param reason why it may exceed a limit, or {@code null} when it is within its
	 * limits
	 * @return false when a newer plan replaced it, so it is not approved
	 */
	@Transactional
	public boolean approve(long id, @Nullable String reason) {
		return this.jdbc.sql("""
				update run set approved_at = :now, approval_reason = :reason, ended_at = null, exit_code = null,
					message = null
				where id = :id and superseded_by is null
				""")
			.param("now", SqlTime.of(this.clock.instant()))
			.param("reason", (reason != null) ? SqlText.cut(reason, 2000) : null)
			.param("id", id)
			.update() > 0;
	}

	/**
	 * Records why a run is resumed although its plan is old.
	 * @param id the run id
	 * @param reason why
	 */
	@Transactional
	public void allowOld(long id, String reason) {
		this.jdbc.sql("update run set old_reason = ? where id = ?").params(SqlText.cut(reason, 2000), id).update();
	}

	/**
	 * Adds to what a run has cost the API.
	 * @param id the run id
	 * @param requests HTTP requests sent
	 * @param millis their summed latency
	 */
	@Transactional
	public void addTraffic(long id, long requests, long millis) {
		this.jdbc.sql("update run set requests = requests + ?, request_millis = request_millis + ? where id = ?")
			.params(requests, millis, id)
			.update();
	}

	/**
	 * Publishes a file of a run, unless another process has taken the run over.
	 * @param publication makes the file visible
	 * @throws IOException when it cannot be written
	 */
	@Transactional
	public void publish(Publication publication) throws IOException {
		publication.publish();
	}

	/**
	 * Reads the facts of a run.
	 * @param row a row of table {@code run}
	 * @param number its number, from 0
	 * @return the facts
	 * @throws SQLException when they cannot be read
	 */
	public static Run map(ResultSet row, int number) throws SQLException {
		AccountIdentity account = new AccountIdentity(row.getString("account"), row.getString("service_url"),
				row.getInt("partner_id"));
		RunJob job = new RunJob(row.getString("job"), row.getString("type"), row.getString("definition"),
				row.getString("definition_hash"), OverrideText.read(row.getString("overrides")));
		RunSpec spec = new RunSpec(row.getString("run_key"), job, account, RunMode.valueOf(row.getString("mode")),
				new AsOf(SqlTime.get(row, "as_of"), row.getBoolean("as_of_fixed")));
		RunProgress progress = new RunProgress(row.getString("preparation_position"), row.getString("collect_position"),
				CollectCounts.read(row), KindCounts.read(row, "planned_"),
				new RunProgress.Revision(row.getLong("left_out"), row.getLong("plan_version")));
		RunTimes times = new RunTimes(SqlTime.get(row, "created_at"), SqlTime.find(row, "approved_at"),
				SqlTime.find(row, "ended_at"), SqlTime.find(row, "removal_announced_at"));
		return new Run(row.getLong("id"), spec, progress, GuardDecision.find(row),
				row.getObject("superseded_by", Long.class), times);
	}

}
