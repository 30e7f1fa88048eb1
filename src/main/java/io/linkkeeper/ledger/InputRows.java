package io.linkkeeper.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.RowWarnings;
import io.linkkeeper.sql.SqlText;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Repository of input rows without a planned change, table {@code input_row}: rejected
 * rows, and rows whose desired state the link already has. Thread-safe.
 */
@Repository
public class InputRows {

	private static final int ROWS_AT_ONCE = 1000;

	/** A table row may hold many input rows, or one long text. */
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
	 * Inserts the input rows of one batch, in the caller's transaction.
	 */
	void add(long runId, List<Rejected> rejected, List<UnchangedRow> unchanged) {
		this.template.batchUpdate(INSERT, rejected, ROWS_AT_ONCE, (statement, row) -> {
			statement.setLong(1, runId);
			statement.setLong(2, row.line());
			statement.setBoolean(3, true);
			statement.setString(4, SqlText.cut(row.text(), 200_000));
			statement.setString(5, SqlText.cut(row.reason(), 2000));
		});
		List<UnchangedRow> listed = unchanged.stream().filter((row) -> row.reason() != null).toList();
		List<UnchangedRow> unlisted = unchanged.stream().filter((row) -> row.reason() == null).toList();
		addUnchanged(runId, listed.stream().map((row) -> new UnchangedRows(List.of(row))).toList());
		List<Long> between = Stream
			.concat(rejected.stream().map(Rejected::line), listed.stream().map(UnchangedRow::line))
			.toList();
		addUnchanged(runId, UnchangedRows.of(unlisted, between));
	}

	private void addUnchanged(long runId, List<UnchangedRows> unchanged) {
		this.template.batchUpdate(INSERT, unchanged, ROWS_AT_ONCE, (statement, rows) -> {
			String reason = rows.rows().get(0).reason();
			statement.setLong(1, runId);
			statement.setLong(2, rows.line());
			statement.setBoolean(3, false);
			statement.setString(4, rows.text());
			statement.setString(5, (reason != null) ? SqlText.cut(reason, 2000) : null);
		});
	}

	/**
	 * Reads a page of the unchanged links that the run lists with their reasons.
	 * @param runId the run
	 * @param line the page begins after this line
	 * @return the rows ordered by line; empty after the last
	 */
	public List<UnchangedRow> listedAfter(long runId, long line) {
		return this.jdbc.sql("""
				select text, reason from input_row where run_id = ? and line > ? and not rejected
				and reason is not null order by run_id, line fetch first ? rows only
				""").params(runId, line, ROWS_AT_ONCE).query((row, number) -> listed(row)).list();
	}

	private static UnchangedRow listed(ResultSet row) throws SQLException {
		UnchangedRow only = UnchangedRows.parse(row.getString("text")).rows().get(0);
		return new UnchangedRow(only.line(), only.linkId(), row.getString("reason"));
	}

	/**
	 * Reads a page of rejected rows.
	 * @param runId the run
	 * @param line the page begins after this line
	 * @return the rows ordered by line; empty after the last
	 */
	public List<Rejected> rejectedAfter(long runId, long line) {
		return this.jdbc.sql("""
				select line, text, reason from input_row where run_id = ? and line > ? and rejected
				order by run_id, line fetch first ? rows only
				""").params(runId, line, ROWS_AT_ONCE).query((row, number) -> rejected(row)).list();
	}

	/**
	 * Reads a page of input rows without a planned change.
	 * @param runId the run
	 * @param line the page begins after this line: 0, or the last line of the page before
	 * @return the rows ordered by line; empty after the last
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

	/**
	 * Reads a page of input rows with warnings and without a planned change.
	 * @param runId the run
	 * @param line the page begins after this line
	 * @return the rows ordered by line; empty after the last
	 */
	public List<InputRow> warnedAfter(long runId, long line) {
		return this.jdbc.sql("""
				select * from input_row where run_id = ? and line > ? and reason like ?
				order by run_id, line fetch first ? rows only
				""")
			.params(runId, line, "%" + RowWarnings.MARK + "%", ROWS_AT_ONCE)
			.query((row, number) -> rows(row))
			.list()
			.stream()
			.flatMap(List::stream)
			.toList();
	}

	private static List<InputRow> rows(ResultSet row) throws SQLException {
		String reason = row.getString("reason");
		return row.getBoolean("rejected") ? List.of(InputRow.of(rejected(row)))
				: UnchangedRows.parse(row.getString("text"))
					.rows()
					.stream()
					.map((unchanged) -> InputRow.of(unchanged, reason))
					.toList();
	}

	private static Rejected rejected(ResultSet row) throws SQLException {
		return new Rejected(row.getLong("line"), row.getString("text"), row.getString("reason"));
	}

	/**
	 * An input row without a planned change.
	 *
	 * @param line the line
	 * @param rejected whether the row was rejected
	 * @param linkId the link that already has the desired state, or empty for none
	 * @param reason the reason of the decision, or empty when it is not kept
	 */
	public record InputRow(long line, boolean rejected, Optional<String> linkId, Optional<String> reason) {

		static InputRow of(Rejected row) {
			return new InputRow(row.line(), true, Optional.empty(), Optional.of(row.reason()));
		}

		static InputRow of(UnchangedRow row, @Nullable String reason) {
			return new InputRow(row.line(), false, Optional.ofNullable(row.linkId()), Optional.ofNullable(reason));
		}

	}

}
