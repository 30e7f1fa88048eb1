package io.linkkeeper.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LinkChanges;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Queries for past changes of links. Read-only and thread-safe.
 */
@Repository
public class LinkHistory {

	private static final int IDS_AT_ONCE = 500;

	/**
	 * The changes of a run after one of them that had an effect or may have had one, and
	 * the updates that were not sent and rely on another link.
	 */
	private static final String EFFECTIVE = """
			c.run_id = ? and c.seq > ? and not c.already_so
				and (c.state in ('APPLIED', 'SENT', 'UNKNOWN') or c.left_updated_at is not null
					or c.state = 'PLANNED' and c.action = 'UPDATE' and c.witnesses is not null)
			""";

	private final JdbcClient jdbc;

	public LinkHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the last change of each link. A change with unknown outcome counts as the
	 * last one; a failed change counts when it had an effect.
	 * @param account the links' account
	 * @param exceptRun the run whose own changes are left out, or 0 for none
	 * @param linkIds the links
	 * @return the last change of each link that has one
	 */
	public Map<String, PastChange> lastChanges(AccountIdentity account, long exceptRun, Collection<String> linkIds) {
		Map<String, PastChange> last = new HashMap<>();
		List<String> ids = List.copyOf(linkIds);
		for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
			List<String> some = ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE));
			query(account, exceptRun, some)
				.forEach((change) -> last.put(Objects.requireNonNull(change.linkId()), change));
		}
		return last;
	}

	/**
	 * Returns all changes of some links that had an effect or may have had one.
	 * @param account the links' account
	 * @param linkIds the links, at most {@value #IDS_AT_ONCE}
	 * @return the changes of each link, oldest first; changes with unknown outcome come
	 * last
	 */
	public Map<String, List<PastChange>> allChanges(AccountIdentity account, Collection<String> linkIds) {
		return linkIds.isEmpty() ? Map.of() : query(account, 0, List.copyOf(linkIds)).stream()
			.collect(Collectors.groupingBy((change) -> Objects.requireNonNull(change.linkId())));
	}

	/**
	 * Returns all planned changes of a link in any state.
	 * @param linkId the link
	 * @return the changes, oldest first
	 */
	public List<PastChange> historyOf(String linkId) {
		return this.jdbc.sql("""
				select c.*, r.type from changed_link l join link_change c on c.run_id = l.run_id and c.seq = l.seq
					join run r on r.id = c.run_id
				where l.link_id = ? order by c.run_id, c.seq
				""").param(linkId).query(LinkHistory::map).list();
	}

	private List<PastChange> query(AccountIdentity account, long exceptRun, List<String> ids) {
		return this.jdbc.sql("""
				select c.*, r.type from changed_link l join link_change c on c.run_id = l.run_id and c.seq = l.seq
					join run r on r.id = c.run_id
				where l.link_id in (:ids) and l.run_id <> :run and r.service_url = :url and r.partner_id = :partner
					and (c.state in ('APPLIED', 'SENT', 'UNKNOWN') or c.left_updated_at is not null)
				order by case when c.state in ('SENT', 'UNKNOWN') then 1 else 0 end, c.settled_at, c.run_id
				""")
			.param("ids", ids)
			.param("run", exceptRun)
			.param("url", account.serviceUrl())
			.param("partner", account.partnerId())
			.query(LinkHistory::map)
			.list();
	}

	/**
	 * Reads a page of the changes of a run that had an effect or may have had one,
	 * including failed ones, and of updates that were not sent and rely on another link,
	 * as those that disable what was added twice; changes that were already so are left
	 * out.
	 * @param runId the run
	 * @param afterSeq the page begins after this sequence number
	 * @param limit the maximum number of changes
	 * @return the changes by sequence number; empty after the last
	 */
	public SortedMap<Long, PastChange> changesOf(long runId, long afterSeq, int limit) {
		SortedMap<Long, PastChange> changes = new TreeMap<>();
		this.jdbc.sql("""
				select c.*, r.type from link_change c join run r on r.id = c.run_id
				where %s
				order by c.run_id, c.seq fetch first ? rows only
				""".formatted(EFFECTIVE)).params(runId, afterSeq, limit).query((row) -> {
			changes.put(row.getLong("seq"), map(row, 0));
		});
		return changes;
	}

	/**
	 * Counts the changes that {@link #changesOf} returns.
	 * @param runId the run
	 * @param afterSeq the number of the change after which it counts, 0 for all
	 * @return the number of changes
	 */
	public long countChangesOf(long runId, long afterSeq) {
		return this.jdbc.sql("select count(*) from link_change c where " + EFFECTIVE)
			.params(runId, afterSeq)
			.query(Long.class)
			.single();
	}

	/**
	 * Returns those of some links that a run added.
	 * @param runId the run
	 * @param linkIds the links, at most {@value #IDS_AT_ONCE}
	 * @return the links
	 */
	public Set<String> addedBy(long runId, Collection<String> linkIds) {
		return linkIds.isEmpty() ? Set.of() : this.jdbc.sql("""
				select l.link_id from changed_link l join link_change c on c.run_id = l.run_id and c.seq = l.seq
				where l.link_id in (:ids) and l.run_id = :run and c.action = 'ADD'
				""").param("ids", linkIds).param("run", runId).query(String.class).set();
	}

	private static PastChange map(ResultSet row, int number) throws SQLException {
		PastChange.Result result = new PastChange.Result(ChangeState.valueOf(row.getString("state")),
				row.getBoolean("already_so"), SqlTime.find(row, "settled_at"), LinkChanges.leftUpdatedAt(row));
		return new PastChange(row.getLong("run_id"), row.getString("type"), row.getString("link_id"),
				LinkChanges.change(row), result);
	}

}
