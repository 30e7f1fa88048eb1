package io.linkkeeper.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.link.Rejected;
import io.linkkeeper.sql.SqlText;
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

	/** Each may stand for many rows of an input, or for one long text. */
	private static final int READ_AT_ONCE = 50;

	private static final String INSERT = """
			insert into input_row (run_id, line, rejected, text, reason) values (?, ?, ?, ?, ?)
			""";

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	InputRows(JdbcTemplate template) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
	}

	/**
	 * Writes rows that were read together, in the caller's transaction.
	 */
	void add(long runId, List<Rejected> rejected, List<UnchangedRow> unchanged) {
		this.template.batchUpdate(INSERT, rejected, ROWS_AT_ONCE, (statement, row) -> {
			statement.setLong(1, runId);
			statement.setLong(2, row.line());
			statement.setBoolean(3, true);
			statement.setString(4, SqlText.cut(row.text(), 200_000));
			statement.setString(5, SqlText.cut(row.reason(), 2000));
		});
		List<Long> lines = rejected.stream().map(Rejected::line).toList();
		this.template.batchUpdate(INSERT, UnchangedRows.of(unchanged, lines), ROWS_AT_ONCE, (statement, rows) -> {
			statement.setLong(1, runId);
			statement.setLong(2, rows.line());
			statement.setBoolean(3, false);
			statement.setString(4, rows.text());
			statement.setString(5, null);
		});
	}

	/**
	 * Reads rejected rows.
	 * @param runId the run
	 * @param line after which line
	 * @return some rows in order of their lines; empty after the last
	 */
	public List<Rejected> rejectedAfter(long runId, long line) {
		return this.jdbc.sql("""
				select line, text, reason from input_row where run_id = ? and line > ? and rejected
				order by run_id, line fetch first ? rows only
				""").params(runId, line, ROWS_AT_ONCE).query((row, number) -> rejected(row)).list();
	}

	/**
	 * Reads rows that brought no change.
	 * @param runId the run
	 * @param line after which line: 0, or that of the last row that was read before
	 * @return some rows in order of their lines; empty after the last
	 */
	public List<InputRow> after(long runId, long line) {
		return this.jdbc.sql("""
				select * from input_row where run_id = ? and line > ?
				order by run_id, line fetch first ? rows only
				""")
			.params(runId, line, READ_AT_ONCE)
			.query((row, number) -> rows(row))
			.list()
			.stream()
			.flatMap(List::stream)
			.toList();
	}

	private static List<InputRow> rows(ResultSet row) throws SQLException {
		return row.getBoolean("rejected") ? List.of(InputRow.of(rejected(row)))
				: UnchangedRows.parse(row.getString("text")).rows().stream().map(InputRow::of).toList();
	}

	private static Rejected rejected(ResultSet row) throws SQLException {
		return new Rejected(row.getLong("line"), row.getString("text"), row.getString("reason"));
	}

	/**
	 * What became of a line that brought no change.
	 *
	 * @param line the line
	 * @param rejected why it was rejected, or empty when it was not
	 * @param linkId the link that is as the line wishes, if any
	 */
	public record InputRow(long line, Optional<Rejected> rejected, Optional<String> linkId) {

		static InputRow of(Rejected row) {
			return new InputRow(row.line(), Optional.of(row), Optional.empty());
		}

		static InputRow of(UnchangedRow row) {
			return new InputRow(row.line(), Optional.empty(), Optional.ofNullable(row.linkId()));
		}

	}

}
