package io.linkkeeper.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.digest.ChangeDigest;
import io.linkkeeper.ledger.digest.ChangeDigests;
import io.linkkeeper.link.ChangeKind;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds and counts the changes of a run that match a filter. Read-only and thread-safe.
 */
@Repository
public class ChangeSearch {

	/** The maximum number of changes in a page. */
	public static final int ROWS_AT_ONCE = 1000;

	/** What changes whenever the states of changes of a run that does not execute do. */
	private static final String RUN = """
			select planned, left_out, plan_version, ended_at, removed_at, exit_code, applied, already_so, stale,
				rejected_at_apply, failed, unknown, not_sent
			from run where id = ?
			""";

	private final JdbcClient jdbc;

	private final ChangeDigests digests;

	private final CountCache counts = new CountCache();

	public ChangeSearch(JdbcTemplate template) {
		this.jdbc = JdbcClient.create(template);
		this.digests = new ChangeDigests(template);
	}

	/**
	 * Reads a page of changes.
	 * @param run the run id
	 * @param filter which changes; its limit is that of the page
	 * @param after the page begins after this sequence number, 0 for the first
	 * @return the changes in order, at most {@link #ROWS_AT_ONCE}; empty after the last
	 */
	public List<ChangeRow> page(long run, ChangeFilter filter, long after) {
		int rows = (int) Math.min(filter.limit(), ROWS_AT_ONCE);
		if (filter.readsColumnsOnly()) {
			return query("select * from link_change where run_id = :run and seq > :after" + filter.conditions()
					+ " order by run_id, seq fetch first :rows rows only", run, filter)
				.param("after", after)
				.param("rows", rows)
				.query(ChangeSearch::map)
				.list();
		}
		List<ChangeRow> page = new ArrayList<>();
		search(run, filter, after, (seqs) -> {
			for (int begin = 0; begin < seqs.size() && page.size() < rows; begin += rows) {
				List<Long> some = seqs.subList(begin, Math.min(begin + rows, seqs.size()));
				page.addAll(among("*", run, filter, some).query(ChangeSearch::map).list());
			}
			return page.size() < rows;
		});
		return page.subList(0, Math.min(rows, page.size()));
	}

	/**
	 * Counts the changes that match a filter, whatever its limit. The count is remembered
	 * while the run stays as it is; by state only of a run that has ended.
	 * @param run the run id
	 * @param filter which changes
	 * @return the number
	 */
	public long count(long run, ChangeFilter filter) {
		return this.jdbc.sql(RUN).param(run).query((row, number) -> count(run, filter, row)).optional().orElse(0L);
	}

	/**
	 * When housekeeping has removed some of the changes, the run does not tell how many
	 * are left.
	 */
	private long count(long run, ChangeFilter filter, ResultSet row) throws SQLException {
		boolean complete = row.getObject("removed_at") == null;
		if (complete && filter.states().isEmpty()) {
			String plan = "planned " + row.getLong("planned");
			return filter.equals(ChangeFilter.ALL.first(filter.limit())) ? row.getLong("planned")
					: this.counts.get(run, plan, filter, () -> countDigests(run, filter));
		}
		if (!complete || row.getObject("ended_at") == null) {
			return countRows(run, filter);
		}
		StringBuilder version = new StringBuilder();
		for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
			version.append(row.getString(column)).append(' ');
		}
		return this.counts.get(run, version.toString(), filter, () -> countRows(run, filter));
	}

	private long countDigests(long run, ChangeFilter filter) {
		long[] count = { 0 };
		seqs(run, filter, (seqs) -> count[0] += seqs.size());
		return count[0];
	}

	private long countRows(long run, ChangeFilter filter) {
		if (filter.readsColumnsOnly()) {
			return query("select count(*) from link_change where run_id = :run" + filter.conditions(), run, filter)
				.query(Long.class)
				.single();
		}
		long[] count = { 0 };
		seqs(run, filter, (seqs) -> count[0] += among("count(*)", run, filter, seqs).query(Long.class).single());
		return count[0];
	}

	/**
	 * Passes the sequence numbers of the changes that match a filter in any state to a
	 * consumer.
	 * @param run the run id
	 * @param filter which changes; its states and its limit do not count
	 * @param consumer receives numbers in order, repeatedly
	 */
	public void seqs(long run, ChangeFilter filter, Consumer<List<Long>> consumer) {
		search(run, filter, 0, (seqs) -> {
			consumer.accept(seqs);
			return true;
		});
	}

	/**
	 * @param more receives the matches of a block and returns whether to go on
	 */
	private void search(long run, ChangeFilter filter, long after, Predicate<List<Long>> more) {
		Predicate<ChangeDigest> test = filter.test();
		List<ChangeDigests.Block> blocks = this.digests.after(run, after);
		while (!blocks.isEmpty()) {
			for (ChangeDigests.Block block : blocks) {
				List<Long> seqs = block.digests()
					.stream()
					.filter((digest) -> digest.seq() > after && test.test(digest))
					.map(ChangeDigest::seq)
					.toList();
				if (!seqs.isEmpty() && !more.test(seqs)) {
					return;
				}
			}
			blocks = this.digests.after(run, blocks.get(blocks.size() - 1).last());
		}
	}

	/** Both bounds are given so that HSQLDB need not read all changes of the run. */
	private JdbcClient.StatementSpec among(String columns, long run, ChangeFilter filter, List<Long> seqs) {
		return query("select " + columns + " from link_change where run_id = :run and seq between :first and :last"
				+ " and seq in (:seqs)" + filter.stateCondition()
				+ (columns.equals("*") ? " order by run_id, seq" : ""), run, filter)
			.param("first", seqs.get(0))
			.param("last", seqs.get(seqs.size() - 1))
			.param("seqs", seqs);
	}

	private JdbcClient.StatementSpec query(String sql, long run, ChangeFilter filter) {
		return this.jdbc.sql(sql)
			.params(Map.of("run", run, "kinds", filter.kinds().stream().map(ChangeKind::name).toList(), "states",
					filter.states().stream().map(ChangeState::name).toList()));
	}

	static ChangeRow map(ResultSet row, int number) throws SQLException {
		ChangeRow.Plan plan = new ChangeRow.Plan(row.getString("link_id"), row.getString("action"),
				ChangeKind.valueOf(row.getString("kind")), row.getString("before_image"), row.getString("after_image"),
				row.getString("reason"));
		ChangeRow.Result result = new ChangeRow.Result(ChangeState.valueOf(row.getString("state")),
				row.getBoolean("already_so"), row.getInt("attempt"), row.getLong("execution_id"),
				row.getString("error"));
		return new ChangeRow(row.getLong("seq"), row.getObject("line", Long.class), plan, result);
	}

}
