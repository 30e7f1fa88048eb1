package io.linkkeeper.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Unique mapping (run, link) → change, table {@code changed_link}. Written with the
 * changes, in the caller's transaction. Thread-safe.
 */
public final class ChangedLinks {

	private static final int IDS_AT_ONCE = 500;

	private static final int ROWS_AT_ONCE = 1000;

	private static final String LEFT_BY_OTHERS = """
			select l.link_id, c.left_updated_at, c.after_image
			from changed_link l join link_change c on c.run_id = l.run_id and c.seq = l.seq
				join run r on r.id = l.run_id
				join run own on own.service_url = r.service_url and own.partner_id = r.partner_id
			where l.link_id in (:ids) and own.id = :run and l.run_id <> own.id
				and c.state = 'APPLIED' and not c.already_so and c.left_updated_at is not null
			order by l.run_id
			""";

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	public ChangedLinks(JdbcTemplate template) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
	}

	/**
	 * An entry of the mapping.
	 *
	 * @param linkId the link
	 * @param seq the change's sequence number in the run
	 */
	public record ChangedLink(String linkId, long seq) {

	}

	/**
	 * Adds entries.
	 * @param runId the run
	 * @param links the entries
	 * @throws org.springframework.dao.DuplicateKeyException when the run already has a
	 * change for one of the links
	 */
	public void add(long runId, List<ChangedLink> links) {
		this.template.batchUpdate("insert into changed_link (link_id, run_id, seq) values (?, ?, ?)", links,
				ROWS_AT_ONCE, (statement, link) -> {
					statement.setString(1, link.linkId());
					statement.setLong(2, runId);
					statement.setLong(3, link.seq());
				});
	}

	/**
	 * Returns those of some links in which another run of the account set the same fields
	 * last. As updatedAt counts seconds, a link that was changed back in the same second
	 * is not among them.
	 * @param now the links as they are now, with the fields in question
	 */
	Set<String> leftByOthers(long runId, Map<ShortLink, LinkFields> now) {
		Map<String, Map.Entry<ShortLink, LinkFields>> byId = now.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().id(), Function.identity()));
		Map<String, Boolean> left = new HashMap<>();
		List<String> ids = List.copyOf(byId.keySet());
		for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
			this.jdbc.sql(LEFT_BY_OTHERS)
				.param("ids", ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE)))
				.param("run", runId)
				.query((row) -> {
					String id = row.getString("link_id");
					Map.Entry<ShortLink, LinkFields> link = Objects.requireNonNull(byId.get(id));
					// the last run of several decides
					left.put(id, isAsLeft(row, link.getKey(), link.getValue()));
				});
		}
		left.values().removeIf((isAsLeft) -> !isAsLeft);
		return left.keySet();
	}

	private static boolean isAsLeft(ResultSet row, ShortLink now, LinkFields changed) throws SQLException {
		LinkFields after = LinkJson.readFields(row.getString("after_image"));
		return Instant.ofEpochSecond(row.getLong("left_updated_at")).equals(now.updatedAt())
				&& after.values().keySet().containsAll(changed.values().keySet()) && after.areSetOn(now);
	}

	/**
	 * Returns those of some links that the run has a change for. The query filters by
	 * link only: with the run in the condition, HSQLDB scans all changes of the run.
	 */
	Set<String> among(long runId, List<String> ids) {
		Set<String> changed = new HashSet<>();
		for (int from = 0; from < ids.size(); from += IDS_AT_ONCE) {
			this.jdbc.sql("select link_id, run_id from changed_link where link_id in (:ids)")
				.param("ids", ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE)))
				.query((row) -> {
					if (row.getLong("run_id") == runId) {
						changed.add(row.getString("link_id"));
					}
				});
		}
		return changed;
	}

	/**
	 * Removes entries; links without an entry are ignored.
	 */
	void remove(long runId, List<String> ids) {
		this.template.batchUpdate("delete from changed_link where link_id = ? and run_id = ?", ids, ROWS_AT_ONCE,
				(statement, id) -> {
					statement.setString(1, id);
					statement.setLong(2, runId);
				});
	}

}
