package io.linkkeeper.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of runs. Thread-safe; each method is one statement and commits by itself
 * unless a transaction is open.
 */
@Repository
public class Runs {

	/**
	 * With how many earlier runs one is compared at most; older ones are compared with no
	 * more.
	 */
	public static final int MOST_COMPARED = 20;

	private final JdbcClient jdbc;

	private final Clock clock;

	public Runs(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Writes a new run down.
	 * @param run what it is started with
	 * @return the run with its id
	 */
	public Run create(NewRun run) {
		this.jdbc.sql("""
				insert into run (run_key, job, type, definition, definition_hash, account, service_url, partner_id,
					mode, as_of, as_of_fixed, created_at)
				values (:key, :job, :type, :definition, :hash, :account, :url, :partner, :mode, :asOf, :fixed, :now)
				""")
			.param("key", run.key())
			.param("job", run.job())
			.param("type", run.type())
			.param("definition", run.definition())
			.param("hash", run.definitionHash())
			.param("account", run.account().name())
			.param("url", run.account().serviceUrl())
			.param("partner", run.account().partnerId())
			.param("mode", run.mode().name())
			.param("asOf", SqlTime.of(run.asOf().truncatedTo(ChronoUnit.SECONDS)))
			.param("fixed", run.asOfFixed())
			.param("now", SqlTime.of(this.clock.instant()))
			.update();
		return this.jdbc.sql("select * from run where run_key = ?").param(run.key()).query(Runs::map).single();
	}

	/**
	 * Looks a run up.
	 * @param id the run id
	 * @return the run, or nothing when there is none
	 */
	public Optional<Run> find(long id) {
		return this.jdbc.sql("select * from run where id = ?").param(id).query(Runs::map).optional();
	}

	/**
	 * Looks a run up by what identifies it to Spring Batch.
	 * @param key the key
	 * @return the run, or nothing when there is none
	 */
	public Optional<Run> findByKey(String key) {
		return this.jdbc.sql("select * from run where run_key = ?").param(key).query(Runs::map).optional();
	}

	/**
	 * The runs that have not ended, alive or not.
	 * @return the runs, the oldest first
	 */
	public List<Run> unended() {
		return this.jdbc.sql("select * from run where ended_at is null order by id").query(Runs::map).list();
	}

	/**
	 * The facts of a run that must exist.
	 * @param id the run id
	 * @return the run as it stands now
	 */
	public Run get(long id) {
		return find(id).orElseThrow(() -> new IllegalStateException("There is no run " + id));
	}

	/**
	 * Notes that an execution of the run begins. What was asked of earlier ones is over.
	 * @param id the run id
	 * @param jobInstanceId its Spring Batch job instance
	 */
	public void begin(long id, long jobInstanceId) {
		this.jdbc.sql("""
				update run set job_instance_id = ?, ended_at = null, exit_code = null, message = null,
					stop_requested_at = null
				where id = ?
				""").params(jobInstanceId, id).update();
	}

	/**
	 * Asks whichever process executes a run to stop it.
	 * @param id the run id
	 */
	public void requestStop(long id) {
		this.jdbc.sql("update run set stop_requested_at = ? where id = ? and stop_requested_at is null")
			.params(SqlTime.of(this.clock.instant()), id)
			.update();
	}

	/**
	 * Which runs someone wants to stop.
	 * @param ids the runs to look at, not empty
	 * @return those that are asked to stop
	 */
	public Set<Long> stopRequested(Set<Long> ids) {
		return this.jdbc.sql("select id from run where id in (:ids) and stop_requested_at is not null")
			.param("ids", ids)
			.query(Long.class)
			.set();
	}

	/**
	 * Moves what "now" means for a run before anything was read.
	 * @param id the run id
	 * @param asOf the new instant
	 */
	public void moveAsOf(long id, Instant asOf) {
		this.jdbc.sql("update run set as_of = ? where id = ? and collect_position is null")
			.params(SqlTime.of(asOf.truncatedTo(ChronoUnit.SECONDS)), id)
			.update();
	}

	/**
	 * Gives out numbers for ledger rows. Belongs into the transaction that uses them.
	 * @param id the run id
	 * @param count how many
	 * @return the first of them
	 */
	public long takeSeqs(long id, int count) {
		this.jdbc.sql("update run set last_seq = last_seq + ? where id = ?").params(count, id).update();
		return this.jdbc.sql("select last_seq from run where id = ?").param(id).query(Long.class).single() - count + 1;
	}

	/**
	 * Adds what was collected. Belongs into the transaction that writes the changes.
	 * @param id the run id
	 * @param counts what was read and what became of it
	 * @param position where collecting goes on
	 */
	public void collected(long id, CollectCounts counts, String position) {
		this.jdbc.sql("""
				update run set scanned = scanned + :scanned, planned = planned + :planned,
					unchanged = unchanged + :unchanged, rejected = rejected + :rejected, collect_position = :position
				where id = :id
				""")
			.param("scanned", counts.scanned())
			.param("planned", counts.planned())
			.param("unchanged", counts.unchanged())
			.param("rejected", counts.rejected())
			.param("position", position)
			.param("id", id)
			.update();
	}

	/**
	 * Writes down how far the step before collecting got. Belongs into the transaction
	 * that writes what it did.
	 * @param id the run id
	 * @param position where it goes on
	 */
	public void prepared(long id, String position) {
		this.jdbc.sql("update run set preparation_position = ? where id = ?").params(position, id).update();
	}

	/**
	 * Writes the guard's decision down, once: a second decision changes nothing.
	 * @param id the run id
	 * @param decision the decision
	 */
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
	 * Lets a planned run go on.
	 * @param id the run id
	 * @param reason why it may pass a limit, or {@code null} when it is within its limits
	 */
	public void approve(long id, @Nullable String reason) {
		this.jdbc.sql("update run set approved_at = :now, approval_reason = :reason where id = :id")
			.param("now", SqlTime.of(this.clock.instant()))
			.param("reason", (reason != null) ? SqlText.cut(reason, 2000) : null)
			.param("id", id)
			.update();
	}

	/**
	 * Announces that what a run did will be removed. Commit it before looking whether an
	 * undo of the run is under way: one that begins later sees the announcement.
	 * @param id the run id
	 */
	public void announceRemoval(long id) {
		this.jdbc.sql("update run set removal_announced_at = ? where id = ?")
			.params(SqlTime.of(this.clock.instant()), id)
			.update();
	}

	/**
	 * Takes back an announcement of which nothing came.
	 * @param id the run id
	 */
	public void withdrawRemoval(long id) {
		this.jdbc.sql("update run set removal_announced_at = null where id = ? and removed_at is null")
			.param(id)
			.update();
	}

	/**
	 * Notes that a part of what a run did is removed. Belongs into the transaction that
	 * removes it.
	 * @param id the run id
	 */
	public void removed(long id) {
		this.jdbc.sql("update run set removed_at = coalesce(removed_at, :now) where id = :id")
			.param("now", SqlTime.of(this.clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("id", id)
			.update();
	}

	/**
	 * Adds to what a run has cost the API.
	 * @param id the run id
	 * @param requests HTTP requests sent
	 * @param millis their summed latency
	 */
	public void addTraffic(long id, long requests, long millis) {
		this.jdbc.sql("update run set requests = requests + ?, request_millis = request_millis + ? where id = ?")
			.params(requests, millis, id)
			.update();
	}

	/**
	 * Notes how an execution of the run ended.
	 * @param id the run id
	 * @param exitCode the process's number for it
	 * @param message one line for people
	 * @param counts how its changes stand, kept so that lists of runs need not count
	 */
	public void end(long id, int exitCode, String message, StateCounts counts) {
		this.jdbc.sql("""
				update run set ended_at = :now, exit_code = :code, message = :message, applied = :applied,
					already_so = :alreadySo, stale = :stale, rejected_at_apply = :rejected, failed = :failed,
					unknown = :unknown, not_sent = :notSent
				where id = :id
				""")
			.param("now", SqlTime.of(this.clock.instant()))
			.param("code", exitCode)
			.param("message", SqlText.cut(message, 2000))
			.param("applied", counts.applied())
			.param("alreadySo", counts.alreadySo())
			.param("stale", counts.stale())
			.param("rejected", counts.rejected())
			.param("failed", counts.failed())
			.param("unknown", counts.unknown())
			.param("notSent", counts.notSent())
			.param("id", id)
			.update();
	}

	/**
	 * How many changes comparable runs had: of the same job on the same account, run and
	 * not planned, and passed by the guard.
	 * @param run the run to compare with, itself left out
	 * @param limit how many at most
	 * @return the guarded changes of each, newest first
	 */
	public List<Long> comparable(Run run, int limit) {
		return this.jdbc.sql("""
				select guarded from run
				where job = :job and service_url = :url and partner_id = :partner and mode = 'RUN'
					and verdict = 'PASSED' and exit_code in (0, 3) and id <> :id
				order by id desc
				fetch first :limit rows only
				""")
			.param("job", run.job())
			.param("url", run.account().serviceUrl())
			.param("partner", run.account().partnerId())
			.param("id", run.id())
			.param("limit", limit)
			.query(Long.class)
			.list();
	}

	private static Run map(ResultSet row, int number) throws SQLException {
		AccountIdentity account = new AccountIdentity(row.getString("account"), row.getString("service_url"),
				row.getInt("partner_id"));
		return new Run(row.getLong("id"), row.getString("run_key"), row.getString("job"), row.getString("type"),
				row.getString("definition"), account, RunMode.valueOf(row.getString("mode")), SqlTime.get(row, "as_of"),
				row.getBoolean("as_of_fixed"), SqlTime.get(row, "created_at"), row.getString("preparation_position"),
				row.getString("collect_position"), row.getLong("planned"), row.getLong("rejected"), decision(row),
				SqlTime.find(row, "approved_at"), SqlTime.find(row, "ended_at"),
				SqlTime.find(row, "removal_announced_at"));
	}

	static @Nullable public GuardDecision decision(ResultSet row) throws SQLException {
		String verdict = row.getString("verdict");
		return (verdict != null) ? new GuardDecision(Verdict.valueOf(verdict), row.getString("verdict_reason"),
				row.getLong("guarded"), row.getLong("selection_size"), SqlTime.get(row, "decided_at")) : null;
	}

}
