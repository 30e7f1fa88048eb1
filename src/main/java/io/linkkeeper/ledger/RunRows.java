package io.linkkeeper.ledger;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.ledger.digest.ChangeDigests;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Deletes the rows of a run from all tables in batches, in the caller's transaction. Rows
 * are deleted by primary key; otherwise HSQLDB scans all rows of the run. Thread-safe.
 */
@Repository
public class RunRows {

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final ChangedLinks changedLinks;

	private final ChangeDigests digests;

	RunRows(JdbcTemplate template) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
		this.changedLinks = new ChangedLinks(template);
		this.digests = new ChangeDigests(template);
	}

	/**
	 * Reads a page of ledger rows.
	 * @param runId the run
	 * @param afterSeq the page begins after this sequence number
	 * @param limit the maximum number of rows
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
	 * Deletes ledger rows, and what they are searched by.
	 * @param runId the run
	 * @param changes the rows, in order
	 */
	public void removeChanges(long runId, List<Change> changes) {
		this.template.batchUpdate("delete from link_change where run_id = ? and seq = ?",
				changes.stream().map((change) -> new Object[] { runId, change.seq() }).toList());
		this.changedLinks.remove(runId, links(changes));
		this.digests.remove(runId, changes.stream().map(Change::seq).toList());
	}

	private static List<String> links(List<Change> changes) {
		List<String> links = new ArrayList<>();
		for (Change change : changes) {
			if (change.linkId() != null) {
				links.add(change.linkId());
			}
		}
		return links;
	}

	/**
	 * Reads a page of the stored input of a run.
	 * @param runId the run
	 * @param afterLine the page begins after this line
	 * @param limit the maximum number of parts
	 * @return the parts ordered by line; empty after the last
	 */
	public List<InputPart> inputAfter(long runId, long afterLine, int limit) {
		return this.jdbc.sql("""
				select line, case when rejected then null else text end as unchanged from input_row
				where run_id = ? and line > ? order by run_id, line fetch first ? rows only
				""")
			.params(runId, afterLine, limit)
			.query((row, number) -> new InputPart(row.getLong("line"), rows(row.getString("unchanged"))))
			.list();
	}

	private static int rows(@Nullable String unchanged) {
		return (unchanged != null) ? UnchangedRows.count(unchanged) : 1;
	}

	/**
	 * Deletes parts of the stored input of a run.
	 * @param runId the run
	 * @param parts the parts
	 */
	public void removeInput(long runId, List<InputPart> parts) {
		this.template.batchUpdate("delete from input_row where run_id = ? and line = ?",
				parts.stream().map((part) -> new Object[] { runId, part.line() }).toList());
	}

	/**
	 * Returns the names of a run's files.
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
	 * Reads some parts of a run's files.
	 * @param runId the run
	 * @param limit the maximum number of parts
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
	 * Deletes parts of a run's files.
	 * @param runId the run
	 * @param parts the parts
	 */
	public void removeFileParts(long runId, List<FilePart> parts) {
		this.template.batchUpdate("delete from run_file where run_id = ? and name = ? and part = ?",
				parts.stream().map((part) -> new Object[] { runId, part.name(), part.part() }).toList());
	}

	/**
	 * Deletes the run itself, after all its other rows but the Spring Batch job instance.
	 * @param runId the run
	 */
	public void removeRun(long runId) {
		this.jdbc.sql("delete from run where id = ?").param(runId).update();
	}

	/**
	 * The key of a ledger row.
	 *
	 * @param seq its sequence number in the run
	 * @param linkId its link, or {@code null} for an add without a known link
	 */
	public record Change(long seq, @Nullable String linkId) {

	}

	/**
	 * A stored part of a run's input.
	 *
	 * @param line its first line
	 * @param rows the number of input rows it holds
	 */
	public record InputPart(long line, int rows) {

	}

	/**
	 * A part of a run's file.
	 *
	 * @param name the file's name within the run
	 * @param part the part, from 0
	 */
	public record FilePart(String name, long part) {

	}

}
