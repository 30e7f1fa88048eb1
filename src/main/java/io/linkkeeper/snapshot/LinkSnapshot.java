package io.linkkeeper.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import io.linkkeeper.link.ShortLink;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repository of snapshots, table {@code link_snapshot}: the staged copy of an account
 * that a run keeps until it ends, for rules that read all links in their own order. A
 * snapshot is written in sorted segments, which are merged on reading; memory holds one
 * block of about {@value #BLOCK_SIZE} bytes per segment, for any number of links.
 * Thread-safe; an iterator is for one thread.
 */
@Repository
public class LinkSnapshot {

	/** Bytes before compression; measured, larger blocks are no faster. */
	static final int BLOCK_SIZE = 16 * 1024;

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	public LinkSnapshot(JdbcTemplate template, TransactionTemplate transaction) {
		this.template = template;
		this.transaction = transaction;
		this.jdbc = JdbcClient.create(template);
	}

	/**
	 * Writes a segment, in the caller's transaction.
	 * @param runId the run
	 * @param segment the segment's number; each is written once
	 * @param sorted its links, in the order in which they will be read
	 */
	public void write(long runId, int segment, List<ShortLink> sorted) {
		List<byte[]> blocks = blocks(sorted);
		List<Object[]> rows = new ArrayList<>();
		for (int block = 0; block < blocks.size(); block++) {
			rows.add(new Object[] { runId, segment, block, blocks.get(block) });
		}
		this.template.batchUpdate("insert into link_snapshot (run_id, segment, block, links) values (?, ?, ?, ?)",
				rows);
	}

	/**
	 * Writes a segment after the last one, in the caller's transaction.
	 * @param runId the run
	 * @param sorted its links, in the order in which they will be read
	 */
	public void append(long runId, List<ShortLink> sorted) {
		int last = this.jdbc.sql("""
				select segment from link_snapshot where run_id = ?
				order by run_id desc, segment desc, block desc fetch first 1 row only
				""").param(runId).query(Integer.class).optional().orElse(-1);
		write(runId, last + 1, sorted);
	}

	private static List<byte[]> blocks(List<ShortLink> links) {
		List<byte[]> blocks = new ArrayList<>();
		LinkBlock block = new LinkBlock();
		for (ShortLink link : links) {
			block.add(link);
			if (block.size() >= BLOCK_SIZE) {
				blocks.add(block.take());
			}
		}
		if (block.size() > 0) {
			blocks.add(block.take());
		}
		return blocks;
	}

	/**
	 * Iterates over all links of a run's snapshot. Blocks are fetched on demand.
	 * @param runId the run
	 * @param order the order in which each segment was written; a total order, so that
	 * each iteration gives the same sequence
	 * @return the links in that order; none when the run has no snapshot
	 */
	public Iterator<ShortLink> sorted(long runId, Comparator<ShortLink> order) {
		List<SegmentCursor> cursors = new ArrayList<>();
		for (Optional<Integer> segment = segmentAfter(runId, -1); segment
			.isPresent(); segment = segmentAfter(runId, segment.get())) {
			cursors.add(cursor(runId, segment.get()));
		}
		return new MergedSegments(cursors, order);
	}

	private SegmentCursor cursor(long runId, int segment) {
		return new SegmentCursor((block) -> block(runId, segment, block));
	}

	/** Ordered by all columns of the index; otherwise HSQLDB sorts the whole snapshot. */
	private Optional<Integer> segmentAfter(long runId, int segment) {
		return this.jdbc.sql("""
				select segment from link_snapshot where run_id = ? and segment > ?
				order by run_id, segment, block fetch first 1 row only
				""").params(runId, segment).query(Integer.class).optional();
	}

	private Optional<byte[]> block(long runId, int segment, int block) {
		return this.jdbc.sql("select links from link_snapshot where run_id = ? and segment = ? and block = ?")
			.params(runId, segment, block)
			.query((row, number) -> row.getBytes("links"))
			.optional();
	}

	/**
	 * Deletes the snapshot of a run segment by segment, because HSQLDB would hold one
	 * large transaction in memory.
	 * @param runId the run; does nothing when it has no snapshot
	 */
	public void delete(long runId) {
		for (Optional<Integer> segment = segmentAfter(runId, -1); segment
			.isPresent(); segment = segmentAfter(runId, segment.get())) {
			delete(runId, segment.get());
		}
	}

	private void delete(long runId, int segment) {
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.sql("delete from link_snapshot where run_id = ? and segment = ?")
					.params(runId, segment)
					.update());
	}

}
