package io.linkkeeper.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows of runs' inputs that brought no change: rejected, or as wished already.
 * Thread-safe.
 */
@Repository
public class InputRows {

	private static final int ROWS_AT_ONCE = 1000;

	private static final String INSERT = """
			insert into input_row (run_id, line, rejected, link_id, text, reason) values (?, ?, ?, ?, ?, ?)
			""";

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	InputRows(JdbcTemplate template) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
	}

	/**
	 * Writes rejected rows, in the caller's transaction.
	 */
	void addRejected(long runId, List<RejectedRow> rows) {
		this.template.batchUpdate(INSERT, rows, ROWS_AT_ONCE, (statement, row) -> {
			statement.setLong(1, runId);
			statement.setLong(2, row.line());
			statement.setBoolean(3, true);
			statement.setString(4, null);
			statement.setString(5, SqlText.cut(row.text(), 200_000));
			statement.setString(6, SqlText.cut(row.reason(), 2000));
		});
	}

	/**
	 * Writes rows without effect, in the caller's transaction.
	 */
	void addUnchanged(long runId, List<UnchangedRow> rows) {
		this.template.batchUpdate(INSERT, rows, ROWS_AT_ONCE, (statement, row) -> {
			statement.setLong(1, runId);
			statement.setLong(2, row.line());
			statement.setBoolean(3, false);
			statement.setString(4, row.linkId());
			statement.setString(5, null);
			statement.setString(6, null);
		});
	}

	/**
	 * Reads rejected rows.
	 * @param runId the run
	 * @param line after which line
	 * @return some rows in order of their lines; empty after the last
	 */
	public List<RejectedRow> rejectedAfter(long runId, long line) {
		return this.jdbc.sql("""
				select line, text, reason from input_row where run_id = ? and line > ? and rejected
				order by run_id, line fetch first ? rows only
				""").params(runId, line, ROWS_AT_ONCE).query((row, number) -> rejected(row)).list();
	}

	/**
	 * Reads what became of some lines.
	 * @param runId the run
	 * @param first the first line
	 * @param last the last line
	 * @return an answer for each line in between that brought no change, in their order
	 */
	public List<InputRow> between(long runId, long first, long last) {
		// a limit makes HSQLDB walk the index from the first line on, not over all rows
		// of the run
		return this.jdbc.sql("""
				select * from input_row where run_id = ? and line >= ?
				order by run_id, line fetch first ? rows only
				""")
			.params(runId, first, last - first + 1)
			.query((row, number) -> new InputRow(row.getLong("line"),
					row.getBoolean("rejected") ? Optional.of(rejected(row)) : Optional.empty(),
					Optional.ofNullable(row.getString("link_id"))))
			.list()
			.stream()
			.filter((row) -> row.line() <= last)
			.toList();
	}

	private static RejectedRow rejected(ResultSet row) throws SQLException {
		return new RejectedRow(row.getLong("line"), row.getString("text"), row.getString("reason"));
	}

	/**
	 * What became of a line that brought no change.
	 *
	 * @param line the line
	 * @param rejected why it was rejected, or empty when it was not
	 * @param linkId the link that is as the line wishes, if any
	 */
	public record InputRow(long line, Optional<RejectedRow> rejected, Optional<String> linkId) {

	}

}
