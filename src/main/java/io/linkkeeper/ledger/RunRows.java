package io.linkkeeper.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Removes what runs did and read, some rows at a time. Each removal belongs into the
 * caller's transaction. Rows are named by their whole key: HSQLDB would walk over all
 * rows of the run otherwise. Thread-safe.
 */
@Repository
public class RunRows {

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	RunRows(JdbcTemplate template) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
	}

	/**
	 * Some ledger rows of a run.
	 * @param runId the run
	 * @param afterSeq after which place in the run
	 * @param limit how many at most
	 * @return the next rows, in order; empty after the last
	 */
	public List<Change> changesAfter(long runId, long afterSeq, int limit) {
		return this.jdbc
			.sql("select seq, link_id from link_change where run_id = ? and seq > ? order by run_id, seq"
					+ " fetch first ? rows only")
			.params(runId, afterSeq, limit)
			.query((row, number) -> new Change(row.getLong("seq"), row.getString("link_id")))
			.list();
	}

	/**
	 * Removes ledger rows.
	 * @param runId the run
	 * @param changes the rows
	 */
	public void removeChanges(long runId, List<Change> changes) {
		this.template.batchUpdate("delete from link_change where run_id = ? and seq = ?",
				changes.stream().map((change) -> new Object[] { runId, change.seq() }).toList());
	}

	/**
	 * Some rows of a run's input.
	 * @param runId the run
	 * @param afterLine after which line
	 * @param limit how many at most
	 * @return their lines, in order; empty after the last
	 */
	public List<Long> linesAfter(long runId, long afterLine, int limit) {
		return this.jdbc
			.sql("select line from input_row where run_id = ? and line > ? order by run_id, line"
					+ " fetch first ? rows only")
			.params(runId, afterLine, limit)
			.query(Long.class)
			.list();
	}

	/**
	 * Removes rows of a run's input.
	 * @param runId the run
	 * @param lines their lines
	 */
	public void removeLines(long runId, List<Long> lines) {
		this.template.batchUpdate("delete from input_row where run_id = ? and line = ?",
				lines.stream().map((line) -> new Object[] { runId, line }).toList());
	}

	/**
	 * The names of a run's files.
	 * @param runId the run
	 * @return the names
	 */
	public List<String> files(long runId) {
		return this.jdbc.sql("select name from run_file where run_id = ? and part = 0 order by name")
			.param(runId)
			.query(String.class)
			.list();
	}

	/**
	 * Some parts of a run's files.
	 * @param runId the run
	 * @param limit how many at most
	 * @return the parts; none when the run has no files
	 */
	public List<FilePart> fileParts(long runId, int limit) {
		return this.jdbc
			.sql("select name, part from run_file where run_id = ? order by run_id, name, part"
					+ " fetch first ? rows only")
			.params(runId, limit)
			.query((row, number) -> new FilePart(row.getString("name"), row.getLong("part")))
			.list();
	}

	/**
	 * Removes parts of a run's files.
	 * @param runId the run
	 * @param parts the parts
	 */
	public void removeFileParts(long runId, List<FilePart> parts) {
		this.template.batchUpdate("delete from run_file where run_id = ? and name = ? and part = ?",
				parts.stream().map((part) -> new Object[] { runId, part.name(), part.part() }).toList());
	}

	/**
	 * Removes the run itself, of which nothing else is left but its Spring Batch job
	 * instance.
	 * @param runId the run
	 */
	public void removeRun(long runId) {
		this.jdbc.sql("delete from run where id = ?").param(runId).update();
	}

	/**
	 * A ledger row.
	 *
	 * @param seq its place in the run
	 * @param linkId its link, or {@code null} for an add of which no link is known
	 */
	public record Change(long seq, @Nullable String linkId) {

	}

	/**
	 * A part of a file of a run.
	 *
	 * @param name the file's name within the run
	 * @param part the part, from 0
	 */
	public record FilePart(String name, long part) {

	}

}
