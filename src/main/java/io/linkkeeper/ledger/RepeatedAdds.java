package io.linkkeeper.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.sql.SqlText;
import io.linkkeeper.sql.SqlTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Repository of the adds that were sent more than once, in table {@code link_change}: an
 * earlier request may have taken effect after the last one, and have made a twin of the
 * link. Thread-safe; each write is a transaction of its own unless one is open.
 */
@Repository
public class RepeatedAdds {

	/** What the note of an add begins with that seems to have made more than one link. */
	public static final String DOUBLE = "DOUBLE: ";

	private static final String REPEATED = """
			from link_change where run_id = :run and seq > :after and action = 'ADD' and state = 'APPLIED'
				and not already_so and link_id is not null and (attempt > 1 or error like :double)
			""";

	private final JdbcClient jdbc;

	private final LinkChanges changes;

	RepeatedAdds(JdbcClient jdbc, LinkChanges changes) {
		this.jdbc = jdbc;
		this.changes = changes;
	}

	/**
	 * Reads a page of applied adds that were sent more than once.
	 * @param runId the run
	 * @param afterSeq the page begins after this sequence number
	 * @param limit the maximum number of rows
	 * @return the rows, each with its link, in order; empty after the last
	 */
	public List<LedgerRow> after(long runId, long afterSeq, int limit) {
		return query("select * " + REPEATED + " order by run_id, seq fetch first :limit rows only", runId, afterSeq)
			.param("limit", limit)
			.query(LinkChanges::map)
			.list();
	}

	/**
	 * Returns when the last of them was settled.
	 * @param runId the run
	 * @return the instant, or empty when the run sent no add more than once
	 */
	public Optional<Instant> lastSettledAt(long runId) {
		return query("select max(settled_at) as settled_at " + REPEATED, runId, 0)
			.query((row, number) -> Optional.ofNullable(SqlTime.find(row, "settled_at")))
			.single();
	}

	/**
	 * Counts the adds that made more than one link, as far as is known.
	 * @param runId the run
	 * @return the number of adds
	 */
	public long countDouble(long runId) {
		return this.jdbc.sql("select count(*) from link_change where run_id = ? and action = 'ADD' and error like ?")
			.params(runId, DOUBLE + "%")
			.query(Long.class)
			.single();
	}

	private JdbcClient.StatementSpec query(String sql, long runId, long afterSeq) {
		return this.jdbc.sql(sql).param("run", runId).param("after", afterSeq).param("double", DOUBLE + "%");
	}

	/**
	 * Plans the disabling of twins, and notes it at the adds.
	 * @param runId the run
	 * @param executionId the execution that applies it
	 * @param twins the twins
	 * @return how many of them the run had no change for
	 */
	@Transactional
	public int disable(long runId, long executionId, List<Twin> twins) {
		int planned = this.changes.append(runId, executionId, twins.stream().map(Twin::disable).toList());
		twins.forEach((twin) -> this.jdbc.sql("update link_change set error = ? where run_id = ? and seq = ?")
			.params(SqlText.cut(twin.note(), 2000), runId, twin.add())
			.update());
		return planned;
	}

	/**
	 * A link that an add made besides its own.
	 *
	 * @param add the sequence number of the add
	 * @param disable disables the link
	 */
	public record Twin(long add, LinkChange disable) {

		private String note() {
			return DOUBLE + "a request without an answer made it once more, as %s; a change to disable that is planned"
				.formatted(this.disable.link().id());
		}

	}

}
