package io.linkkeeper.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.ShortLink;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger: every planned change of every run and where it stands. Each method is one
 * transaction of its own. A row moves only under the lease it was claimed with, so a late
 * answer cannot overwrite what another execution has found out. Thread-safe.
 */
@Repository
public class LinkChanges {

	private static final int IDS_AT_ONCE = 500;

	private static final String INSERT = """
			insert into link_change (run_id, seq, link_id, action, before_image, after_image, reason, guarded,
				state, execution_id, match_field, witnesses, line)
			values (?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?, ?, ?, ?)
			""";

	private static final String SETTLE = """
			update link_change
			set state = ?, already_so = ?, attempt = ?, error = ?, left_updated_at = ?, settled_at = ?, lease = null,
				link_id = coalesce(link_id, ?)
			where run_id = ? and seq = ? and lease = ?
			""";

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final Runs runs;

	private final InputRows inputRows;

	private final LedgerStatistics statistics;

	private final Clock clock;

	LinkChanges(JdbcTemplate template, TransactionTemplate transaction, Runs runs, InputRows inputRows,
			LedgerStatistics statistics, Clock clock) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
		this.transaction = transaction;
		this.runs = runs;
		this.inputRows = inputRows;
		this.statistics = statistics;
		this.clock = clock;
	}

	/**
	 * Writes down what was collected in one go: the changes, the counts and the position,
	 * all or nothing. A link that the run already has a change for is not planned again.
	 * @param runId the run
	 * @param executionId the execution that collects
	 * @param decisions what was decided
	 * @param scanned how many were read
	 * @param position where collecting goes on
	 */
	public void collected(long runId, long executionId, Decisions decisions, long scanned, String position) {
		this.transaction.executeWithoutResult((status) -> {
			List<LinkChange> changes = withoutPlanned(runId, decisions.changes());
			insert(runId, executionId, changes);
			long planned = changes.size();
			this.inputRows.addRejected(runId, decisions.rejected());
			this.inputRows.addUnchanged(runId, decisions.unchanged());
			decisions.alongside().run();
			long rejected = decisions.rejected().size();
			this.runs.collected(runId, new CollectCounts(scanned, planned, scanned - planned - rejected, rejected),
					position);
			this.statistics.wrote(planned + rejected + decisions.unchanged().size());
		});
	}

	/**
	 * Without the changes of links that the run has a change for already.
	 */
	private List<LinkChange> withoutPlanned(long runId, List<LinkChange> changes) {
		Set<String> ids = new LinkedHashSet<>();
		List<LinkChange> unplanned = changes.stream()
			.filter((change) -> change.before() == null || ids.add(change.link().id()))
			.toList();
		Set<String> planned = planned(runId, List.copyOf(ids));
		return planned.isEmpty() ? unplanned
				: unplanned.stream()
					.filter((change) -> change.before() == null || !planned.contains(change.link().id()))
					.toList();
	}

	/**
	 * Asks by link alone: asked for the run as well, HSQLDB would walk over all that the
	 * run has planned.
	 */
	private Set<String> planned(long runId, List<String> ids) {
		Set<String> planned = new HashSet<>();
		for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
			this.jdbc.sql("select link_id, run_id from link_change where link_id in (:ids)")
				.param("ids", ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE)))
				.query((row) -> {
					if (row.getLong("run_id") == runId) {
						planned.add(row.getString("link_id"));
					}
				});
		}
		return planned;
	}

	private void insert(long runId, long executionId, List<LinkChange> changes) {
		if (!changes.isEmpty()) {
			long first = this.runs.takeSeqs(runId, changes.size());
			this.template.batchUpdate(INSERT, new Numbered<>(changes, first), 1000,
					(statement, numbered) -> bind(statement, runId, executionId, numbered));
		}
	}

	private static void bind(PreparedStatement statement, long runId, long executionId,
			Numbered.Item<LinkChange> numbered) throws SQLException {
		LinkChange change = numbered.value();
		ShortLink link = change.before();
		String linkId = (link != null) ? link.id() : null;
		statement.setLong(1, runId);
		statement.setLong(2, numbered.number());
		statement.setString(3, linkId);
		statement.setString(4, change.action().name());
		statement.setString(5, (link != null) ? Images.write(link) : null);
		statement.setString(6, Images.write(change.after()));
		statement.setString(7, SqlText.cut(change.reason(), 2000));
		statement.setBoolean(8, change.isGuarded());
		statement.setLong(9, executionId);
		LinkField matchField = change.matchField();
		statement.setString(10, (matchField != null) ? matchField.apiName() : null);
		statement.setString(11, change.witnesses().isEmpty() ? null : Images.write(change.witnesses()));
		statement.setObject(12, change.line(), Types.BIGINT);
	}

	/**
	 * Claims planned rows for sending.
	 * @param runId the run
	 * @param executionId the execution that will send them
	 * @param limit how many at most
	 * @return the rows, now SENT under a new lease; empty when none is planned
	 */
	public Claim claim(long runId, long executionId, int limit) {
		return claim(runId, executionId, limit, ChangeState.PLANNED, ChangeState.SENT);
	}

	/**
	 * Claims rows with unknown outcome for reading back. They stay UNKNOWN.
	 * @param runId the run
	 * @param executionId the execution that will read them back
	 * @param limit how many at most
	 * @return the rows; empty when no outcome is unknown
	 */
	public Claim claimUnknown(long runId, long executionId, int limit) {
		return claim(runId, executionId, limit, ChangeState.UNKNOWN, ChangeState.UNKNOWN);
	}

	private Claim claim(long runId, long executionId, int limit, ChangeState from, ChangeState to) {
		String lease = UUID.randomUUID().toString();
		List<LedgerRow> rows = this.transaction.execute((status) -> {
			List<Long> seqs = seqsIn(runId, from, limit);
			return seqs.isEmpty() ? List.<LedgerRow>of()
					: claimBetween(runId, executionId, seqs.get(0), seqs.get(seqs.size() - 1), from, to, lease);
		});
		return new Claim(lease, rows);
	}

	/**
	 * Ordered by all columns of the index: otherwise HSQLDB sorts everything that is
	 * planned for each claim.
	 */
	private List<Long> seqsIn(long runId, ChangeState state, int limit) {
		return this.jdbc.sql("""
				select seq from link_change where run_id = ? and state = ?
				order by run_id, state, seq fetch first ? rows only
				""").params(runId, state.name(), limit).query(Long.class).list();
	}

	/**
	 * Both ends of the range are given so that the database need not walk over all that
	 * was settled before.
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
	 * Writes down what became of claimed rows, all or nothing.
	 * @param lease the lease they were claimed with
	 * @param outcomes one for each row
	 * @throws LostLeaseException when one of them is no longer ours; then none is written
	 */
	public void settle(String lease, List<Outcome> outcomes) {
		Instant now = this.clock.instant();
		this.transaction.executeWithoutResult((status) -> {
			int[][] written = this.template.batchUpdate(SETTLE, outcomes, Math.max(1, outcomes.size()),
					(statement, outcome) -> bind(statement, lease, outcome, now));
			int[] counts = Arrays.stream(written).flatMapToInt(Arrays::stream).toArray();
			for (int i = 0; i < counts.length; i++) {
				if (counts[i] != 1) {
					LedgerRow row = outcomes.get(i).row();
					throw new LostLeaseException(row.runId(), row.seq());
				}
			}
		});
	}

	private static void bind(PreparedStatement statement, String lease, Outcome outcome, Instant now)
			throws SQLException {
		LedgerRow row = outcome.row();
		boolean again = outcome.state() == ChangeState.PLANNED && row.state() == ChangeState.UNKNOWN;
		statement.setString(1, outcome.state().name());
		statement.setBoolean(2, outcome.alreadySo());
		statement.setInt(3, again ? row.attempt() + 1 : row.attempt());
		statement.setString(4, (outcome.error() != null) ? SqlText.cut(outcome.error(), 2000) : null);
		Instant left = outcome.leftUpdatedAt();
		statement.setObject(5, (left != null) ? left.getEpochSecond() : null, Types.BIGINT);
		statement.setObject(6, SqlTime.of(now), Types.TIMESTAMP_WITH_TIMEZONE);
		statement.setString(7, outcome.linkId());
		statement.setLong(8, row.runId());
		statement.setLong(9, row.seq());
		statement.setString(10, lease);
	}

	/**
	 * Takes over what earlier executions left in the middle: rows they had claimed may or
	 * may not have been sent, so their outcome is UNKNOWN.
	 * @param runId the run; no other execution of it may be alive
	 * @param afterlife for how long an execution that counts as dead may go on sending
	 * @return when a request for one of them, or for one that was unknown before, was
	 * under way last, or nothing when there is none: a dead execution may send until its
	 * afterlife is over
	 */
	public Optional<Instant> takeOver(long runId, Duration afterlife) {
		return this.transaction.execute((status) -> {
			int dead = this.jdbc
				.sql("update link_change set state = 'UNKNOWN', lease = null where run_id = ? and state = 'SENT'")
				.param(runId)
				.update();
			return (dead > 0) ? Optional.of(this.clock.instant().plus(afterlife)) : lastUnknown(runId);
		});
	}

	private Optional<Instant> lastUnknown(long runId) {
		return this.jdbc.sql("select max(settled_at) as last from link_change where run_id = ? and state = 'UNKNOWN'")
			.param(runId)
			.query((row, number) -> Optional.ofNullable(SqlTime.find(row, "last")))
			.single();
	}

	/**
	 * Makes failed changes planned again, as a new attempt.
	 * @param runId the run
	 * @return how many
	 */
	public int retryFailed(long runId) {
		return this.jdbc.sql("""
				update link_change set state = 'PLANNED', attempt = attempt + 1
				where run_id = ? and state = 'FAILED'
				""").param(runId).update();
	}

	/**
	 * Counts the changes of a run by state.
	 * @param runId the run
	 * @return the counts
	 */
	public StateCounts count(long runId) {
		return this.jdbc.sql("""
				select count(case state when 'APPLIED' then 1 end) as applied,
					count(case when already_so then 1 end) as already_so,
					count(case state when 'STALE' then 1 end) as stale,
					count(case state when 'REJECTED' then 1 end) as rejected,
					count(case state when 'FAILED' then 1 end) as failed,
					count(case when state in ('UNKNOWN', 'SENT') then 1 end) as unknown,
					count(case state when 'PLANNED' then 1 end) as not_sent
				from link_change where run_id = ?
				""")
			.param(runId)
			.query((row, number) -> new StateCounts(row.getLong("applied"), row.getLong("already_so"),
					row.getLong("stale"), row.getLong("rejected"), row.getLong("failed"), row.getLong("unknown"),
					row.getLong("not_sent")))
			.single();
	}

	/**
	 * Counts the changes of a run that the limits count.
	 * @param runId the run
	 * @return how many take something away
	 */
	public long countGuarded(long runId) {
		return this.jdbc.sql("select count(*) from link_change where run_id = ? and guarded")
			.param(runId)
			.query(Long.class)
			.single();
	}

	static LedgerRow map(ResultSet row, int number) throws SQLException {
		return new LedgerRow(row.getLong("run_id"), row.getLong("seq"), row.getString("link_id"), change(row),
				ChangeState.valueOf(row.getString("state")), row.getInt("attempt"), row.getLong("execution_id"),
				SqlTime.find(row, "sent_at"));
	}

	static LinkChange change(ResultSet row) throws SQLException {
		String before = row.getString("before_image");
		String matchField = row.getString("match_field");
		String witnesses = row.getString("witnesses");
		return new LinkChange(LinkAction.valueOf(row.getString("action")),
				(before != null) ? Images.readLink(before) : null, Images.readFields(row.getString("after_image")),
				row.getString("reason"), (matchField != null) ? LinkField.ofApiName(matchField) : null,
				(witnesses != null) ? Images.readWitnesses(witnesses) : List.of(), row.getObject("line", Long.class));
	}

}
