package io.linkkeeper.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * What runs did to links before. Thread-safe.
 */
@Repository
public class LinkHistory {

	private static final int IDS_AT_ONCE = 500;

	private final JdbcClient jdbc;

	public LinkHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The last thing that runs did to each link, or may have done: a change with unknown
	 * outcome counts as last. What failed and still had an effect was done.
	 * @param account the links' account
	 * @param exceptRun the run whose changes are left out, or 0 for none
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
	 * Everything that runs did to some links, or may have done.
	 * @param account the links' account
	 * @param linkIds the links, at most {@value #IDS_AT_ONCE}
	 * @return the changes of each link, the last one last; changes with unknown outcome
	 * count as last
	 */
	public Map<String, List<PastChange>> allChanges(AccountIdentity account, Collection<String> linkIds) {
		return linkIds.isEmpty() ? Map.of() : query(account, 0, List.copyOf(linkIds)).stream()
			.collect(Collectors.groupingBy((change) -> Objects.requireNonNull(change.linkId())));
	}

	/**
	 * Everything that runs planned for a link, whatever became of it.
	 * @param linkId the link
	 * @return the changes, the oldest first
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
	 * What a run did, or may have done, in order: what did not end well and still had an
	 * effect too. What was so already is left out.
	 * @param runId the run
	 * @param afterSeq after which place in the run
	 * @param limit how many changes at most
	 * @return the changes by their place; empty after the last
	 */
	public SortedMap<Long, PastChange> changesOf(long runId, long afterSeq, int limit) {
		SortedMap<Long, PastChange> changes = new TreeMap<>();
		this.jdbc.sql("""
				select c.*, r.type from link_change c join run r on r.id = c.run_id
				where c.run_id = ? and c.seq > ? and not c.already_so
					and (c.state in ('APPLIED', 'SENT', 'UNKNOWN') or c.left_updated_at is not null)
				order by c.run_id, c.seq fetch first ? rows only
				""").params(runId, afterSeq, limit).query((row) -> {
			changes.put(row.getLong("seq"), map(row, 0));
		});
		return changes;
	}

	private static PastChange map(ResultSet row, int number) throws SQLException {
		return new PastChange(row.getLong("run_id"), row.getString("type"), row.getString("link_id"),
				LinkChanges.change(row), ChangeState.valueOf(row.getString("state")), row.getBoolean("already_so"),
				SqlTime.find(row, "settled_at"), LinkChanges.leftUpdatedAt(row));
	}

}
