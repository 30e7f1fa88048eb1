package io.linkkeeper.ledger.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.linkkeeper.link.LinkChange;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Repository of what changes are searched by, table {@code change_digest}. Written and
 * removed with the changes, in the caller's transaction; a change's digest stays as it
 * was planned. Thread-safe.
 */
public final class ChangeDigests {

	/** The maximum number of changes in a row. */
	public static final int CHANGES_AT_ONCE = 1000;

	private static final int LENGTH_AT_ONCE = 200_000;

	private static final int BLOCKS_AT_ONCE = 8;

	private final JdbcTemplate template;

	public ChangeDigests(JdbcTemplate template) {
		this.template = template;
	}

	/**
	 * Adds the digests of changes that follow each other.
	 * @param runId the run
	 * @param first the sequence number of the first
	 * @param changes the changes
	 */
	public void add(long runId, long first, List<LinkChange> changes) {
		addLines(runId, first, changes.stream().map(ChangeDigest::line).toList());
	}

	/**
	 * Adds the lines of changes that follow each other.
	 * @param runId the run
	 * @param first the sequence number of the first
	 * @param changes the lines, empty for a number without a change
	 */
	public void addLines(long runId, long first, List<String> changes) {
		List<Object[]> rows = new ArrayList<>();
		StringBuilder lines = new StringBuilder();
		long begin = first;
		for (int i = 0; i < changes.size(); i++) {
			lines.append(changes.get(i)).append('\n');
			long next = first + i + 1;
			if (next - begin == CHANGES_AT_ONCE || lines.length() > LENGTH_AT_ONCE || i == changes.size() - 1) {
				rows.add(new Object[] { runId, begin, next - 1, lines.toString() });
				lines.setLength(0);
				begin = next;
			}
		}
		this.template.batchUpdate("insert into change_digest (run_id, first_seq, last_seq, lines) values (?, ?, ?, ?)",
				rows);
	}

	/**
	 * Removes the digests of removed changes, in the caller's transaction.
	 * @param runId the run
	 * @param seqs the sequence numbers of the changes, in order
	 */
	public void remove(long runId, List<Long> seqs) {
		if (seqs.isEmpty()) {
			return;
		}
		Set<Long> removed = Set.copyOf(seqs);
		long last = seqs.get(seqs.size() - 1);
		List<Block> blocks = after(runId, seqs.get(0) - 1);
		while (!blocks.isEmpty() && blocks.get(0).first() <= last) {
			blocks.forEach((block) -> replace(runId, block, block.without(removed)));
			blocks = after(runId, blocks.get(blocks.size() - 1).last());
		}
	}

	private void replace(long runId, Block before, String lines) {
		if (lines.isBlank()) {
			this.template.update("delete from change_digest where run_id = ? and first_seq = ?", runId, before.first());
		}
		else if (!lines.equals(before.lines())) {
			this.template.update("update change_digest set lines = ? where run_id = ? and first_seq = ?", lines, runId,
					before.first());
		}
	}

	/**
	 * Reads some digests.
	 * @param runId the run
	 * @param seq the sequence number after which they begin
	 * @return the next blocks, in order; empty after the last
	 */
	public List<Block> after(long runId, long seq) {
		return this.template.query(
				"select first_seq, last_seq, lines from change_digest where run_id = ? and first_seq > ?"
						+ " and last_seq > ? order by run_id, first_seq fetch first " + BLOCKS_AT_ONCE + " rows only",
				(row, number) -> new Block(row.getLong("first_seq"), row.getLong("last_seq"), row.getString("lines")),
				runId, seq - CHANGES_AT_ONCE, seq);
	}

	/**
	 * The digests of changes that follow each other.
	 *
	 * @param first the sequence number of the first
	 * @param last the sequence number of the last
	 * @param lines a line for each
	 */
	public record Block(long first, long last, String lines) {

		/**
		 * Returns the digests.
		 * @return the digests, in order
		 */
		public List<ChangeDigest> digests() {
			List<ChangeDigest> digests = new ArrayList<>();
			long seq = this.first;
			int begin = 0;
			for (int end = this.lines.indexOf('\n'); end >= 0; end = this.lines.indexOf('\n', begin)) {
				if (end > begin) {
					digests.add(ChangeDigest.of(seq, this.lines.substring(begin, end)));
				}
				begin = end + 1;
				seq++;
			}
			return digests;
		}

		/** Returns the lines, those of some changes empty. */
		private String without(Set<Long> seqs) {
			StringBuilder kept = new StringBuilder();
			long seq = this.first;
			int begin = 0;
			for (int end = this.lines.indexOf('\n'); end >= 0; end = this.lines.indexOf('\n', begin)) {
				kept.append(this.lines, seqs.contains(seq) ? end : begin, end + 1);
				begin = end + 1;
				seq++;
			}
			return kept.toString();
		}

	}

}
