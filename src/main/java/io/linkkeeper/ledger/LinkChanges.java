package io.linkkeeper.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import io.linkkeeper.run.StateCounts;
import io.linkkeeper.sql.SqlTime;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repository of the ledger, table {@code link_change}: all planned changes and their
 * states. Each method is a transaction of its own. A claimed row changes state only under
 * the lease of its claim, so a late answer cannot overwrite what another execution
 * recorded. Thread-safe.
 */
@Repository
public class LinkChanges {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final PlannedRows planned;

	private final SettledRows settled;

	private final ChangedLinks changedLinks;

	private final DataDisk disk;

	private final Clock clock;

	LinkChanges(JdbcTemplate template, TransactionTemplate transaction, PlannedRows planned, DataDisk disk,
			Clock clock) {
		this.jdbc = JdbcClient.create(template);
		this.transaction = transaction;
		this.planned = planned;
		this.changedLinks = new ChangedLinks(template);
		this.settled = new SettledRows(template, this.changedLinks);
		this.disk = disk;
		this.clock = clock;
	}

	/**
	 * Records a collected batch in one transaction: its changes, counts and position. A
	 * second change for the same link is not planned; the input row that requests it is
	 * rejected.
	 * @param runId the run
	 * @param executionId the execution that collects
	 * @param batch the batch
	 * @throws IllegalStateException when the batch that begins there was recorded before
	 */
	public void collected(long runId, long executionId, CollectedBatch batch) {
		this.disk.requireRoom(0);
		this.transaction.executeWithoutResult((status) -> this.planned.write(runId, executionId, batch));
	}

	/**
	 * Adds changes to a plan that is being applied, except for links that the run already
	 * has a change for. They count as scanned and planned.
	 * @param runId the run
	 * @param executionId the execution that applies it
	 * @param changes the changes, none of them an add
	 * @return the number of added changes
	 */
	int append(long runId, long executionId, List<LinkChange> changes) {
		return this.transaction.execute((status) -> this.planned.append(runId, executionId, changes));
	}

	/**
	 * Claims planned rows for sending.
	 * @param runId the run
	 * @param executionId the execution that will send them
	 * @param after the sequence number after which to search; earlier rows are skipped
	 * @param limit the maximum number of rows
	 * @return the rows, now SENT under a new lease; empty when no planned row is found
	 * @throws io.linkkeeper.disk.DiskException when the claim may not be durable
	 */
	public Claim claim(long runId, long executionId, long after, int limit) {
		this.disk.requireRoom(limit);
		return claim(runId, executionId, after, limit, ChangeState.PLANNED, ChangeState.SENT);
	}

	/**
	 * Claims rows with unknown outcome for read-back. They stay UNKNOWN.
	 * @param runId the run
	 * @param executionId the execution that will read them back
	 * @param after the sequence number after which to search; earlier rows are skipped
	 * @param limit the maximum number of rows
	 * @return the rows; empty when no unknown row is found
	 */
	public Claim claimUnknown(long runId, long executionId, long after, int limit) {
		return claim(runId, executionId, after, limit, ChangeState.UNKNOWN, ChangeState.UNKNOWN);
	}

	private Claim claim(long runId, long executionId, long after, int limit, ChangeState from, ChangeState to) {
		String lease = UUID.randomUUID().toString();
		List<LedgerRow> rows = this.transaction.execute((status) -> {
			List<Long> seqs = seqsIn(runId, after, from, limit);
			return seqs.isEmpty() ? List.<LedgerRow>of()
					: claimBetween(runId, executionId, seqs.get(0), seqs.get(seqs.size() - 1), from, to, lease);
		});
		return new Claim(lease, rows);
	}

	/**
	 * Ordered by all columns of the primary key; otherwise HSQLDB sorts all planned rows
	 * for each claim.
	 */
	private List<Long> seqsIn(long runId, long after, ChangeState state, int limit) {
		return this.jdbc.sql("""
				select seq from link_change where run_id = ? and seq > ? and state = ?
				order by run_id, seq fetch first ? rows only
				""").params(runId, after, state.name(), limit).query(Long.class).list();
	}

	/**
	 * Both bounds of the range are given so that the database need not scan settled rows.
	 */
	private List<LedgerRow> claimBetween(long runId, long executionId, long first, long last, ChangeState from,
			ChangeState to, String lease) {
		this.jdbc.sql("""
				update link_change set state = :to, lease = :lease, execution_id = :execution,
					sent_at = case when state = 'PLANNED' then :now else sent_at end
				where run_id = :run and state = :from and seq between :first and :last
				""")
			.param("to", to.name())
			.param("lease", lease)
			.param("execution", executionId)
			.param("now", SqlTime.of(this.clock.instant()), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("run", runId)
			.param("from", from.name())
			.param("first", first)
			.param("last", last)
			.update();
		return this.jdbc.sql(
				"select * from link_change where run_id = ? and seq between ? and ? and lease = ? order by run_id, seq")
			.params(runId, first, last, lease)
			.query(LinkChanges::map)
			.list();
	}

	/**
	 * Records the outcomes of claimed rows in one transaction. A run has at most one
	 * change per link: an add whose link belongs to another change is recorded STALE.
	 * @param lease the lease they were claimed with
	 * @param outcomes one for each row
	 * @throws LostLeaseException when the lease of a row is lost; then none is recorded
	 */
	public void settle(String lease, List<Outcome> outcomes) {
		Instant now = this.clock.instant();
		try {
			this.transaction.executeWithoutResult((status) -> this.settled.write(lease, outcomes, now));
		}
		catch (DuplicateKeyException ex) {
			this.transaction.executeWithoutResult(
					(status) -> this.settled.write(lease, this.settled.withoutOthersLinks(outcomes), now));
		}
	}

	/**
	 * Takes over the rows that earlier executions claimed and did not settle: their
	 * requests may have been sent, so they become UNKNOWN. A later call leaves rows that
	 * were taken over before as they are, so that what was sent is waited for once, over
	 * any number of restarts.
	 * @param runId the run, of which no other execution is alive
	 * @param longestInFlight the upper bound for requests in flight after lease expiry
	 */
	public void takeOver(long runId, Duration longestInFlight) {
		this.transaction.executeWithoutResult((status) -> this.jdbc.sql("""
				update link_change set state = 'UNKNOWN', lease = null, sent_at = :sent
				where run_id = :run and state = 'SENT'
				""")
			.param("sent", SqlTime.of(this.clock.instant().plus(longestInFlight)), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("run", runId)
			.update());
	}

	/**
	 * Makes failed changes PLANNED again, as a new attempt.
	 * @param runId the run
	 * @return the number of changes
	 */
	public int retryFailed(long runId) {
		return this.transaction.execute((status) -> this.jdbc.sql("""
				update link_change set state = 'PLANNED', attempt = attempt + 1
				where run_id = ? and state = 'FAILED'
				""").param(runId).update());
	}

	/**
	 * Returns those of some links in which another run of the account set the same fields
	 * last.
	 * @param runId the run
	 * @param now the links as they are now, with the fields in question
	 * @return the ids of the links
	 */
	public Set<String> leftByOthers(long runId, Map<ShortLink, LinkFields> now) {
		return now.isEmpty() ? Set.of() : this.changedLinks.leftByOthers(runId, now);
	}

	/**
	 * Counts the changes of a run by state.
	 * @param runId the run
	 * @return the counts
	 */
	public StateCounts count(long runId) {
		return this.jdbc.sql("""
				select count(case state when 'APPLIED' then 1 end) as applied,
					count(case when state = 'APPLIED' and kind = 'ADD' then 1 end) as applied_add,
					count(case when state = 'APPLIED' and kind = 'CHANGE' then 1 end) as applied_change,
					count(case when state = 'APPLIED' and kind = 'DISABLE' then 1 end) as applied_disable,
					count(case when state = 'APPLIED' and kind = 'ENABLE' then 1 end) as applied_enable,
					count(case when state = 'APPLIED' and kind = 'DELETE' then 1 end) as applied_delete,
					count(case when already_so then 1 end) as already_so,
					count(case state when 'STALE' then 1 end) as stale,
					count(case state when 'LEFT_OUT' then 1 end) as left_out,
					count(case state when 'REJECTED' then 1 end) as rejected,
					count(case state when 'FAILED' then 1 end) as failed,
					count(case state when 'UNKNOWN' then 1 end) as unknown,
					count(case state when 'SENT' then 1 end) as in_flight,
					count(case state when 'PLANNED' then 1 end) as not_sent
				from link_change where run_id = ?
				""").param(runId).query((row, number) -> StateCounts.read(row)).single();
	}

	static LedgerRow map(ResultSet row, int number) throws SQLException {
		LedgerRow.Attempt attempt = new LedgerRow.Attempt(row.getInt("attempt"), row.getLong("execution_id"),
				leftUpdatedAt(row), SqlTime.find(row, "sent_at"));
		return new LedgerRow(row.getLong("run_id"), row.getLong("seq"), row.getString("link_id"), change(row),
				ChangeState.valueOf(row.getString("state")), attempt);
	}

	/** Kept across attempts: a later attempt may have no effect. */
	public static @Nullable Instant leftUpdatedAt(ResultSet row) throws SQLException {
		Long left = row.getObject("left_updated_at", Long.class);
		return (left != null) ? Instant.ofEpochSecond(left) : null;
	}

	public static LinkChange change(ResultSet row) throws SQLException {
		String before = row.getString("before_image");
		String matchField = row.getString("match_field");
		String preconditions = row.getString("witnesses");
		return new LinkChange(LinkAction.valueOf(row.getString("action")),
				(before != null) ? LinkJson.readLink(before) : null, LinkJson.readFields(row.getString("after_image")),
				(matchField != null) ? LinkField.ofApiName(matchField) : null,
				(preconditions != null) ? LinkJson.readPreconditions(preconditions) : List.of(),
				new LinkChange.Origin(row.getString("reason"), row.getObject("line", Long.class), start(row)));
	}

	private static @Nullable StartChange start(ResultSet row) throws SQLException {
		Instant before = SqlTime.find(row, "starts_before");
		Instant after = SqlTime.find(row, "starts_at");
		return (before != null || after != null) ? new StartChange(before, after) : null;
	}

}
