package io.linkkeeper.run.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Repository of run files, table {@code run_file}: the copy of a run's input and the
 * files it writes. They are in the database so that the run can be resumed on another
 * machine. Thread-safe; a file is written by one thread at a time.
 */
@Repository
public class RunFiles {

	private static final int PART_SIZE = 65_536;

	private static final int PARTS_AT_ONCE = 64;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	public RunFiles(JdbcClient jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	/**
	 * Stores a file, replacing one with the same name. Each part is written in a
	 * transaction of its own, so after a failure the file may be incomplete and must be
	 * stored again.
	 * @param runId the run
	 * @param name the file's name within the run
	 * @param content the content; read to its end, not closed
	 * @throws IOException when the content cannot be read
	 */
	public void store(long runId, String name, InputStream content) throws IOException {
		delete(runId, name);
		byte[] part = content.readNBytes(PART_SIZE);
		for (long number = 0; part.length > 0; number++) {
			insert(runId, name, number, part);
			part = content.readNBytes(PART_SIZE);
		}
	}

	/**
	 * Appends to a file, which need not exist yet, in the caller's transaction if there
	 * is one.
	 * @param runId the run
	 * @param name the file's name within the run
	 * @param content the bytes to append
	 */
	public void append(long runId, String name, byte[] content) {
		long number = nextPart(runId, name);
		for (int from = 0; from < content.length; from += PART_SIZE) {
			byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + PART_SIZE));
			insert(runId, name, number++, part);
		}
	}

	private long nextPart(long runId, String name) {
		return this.jdbc.sql("""
				select part from run_file where run_id = ? and name = ?
				order by run_id desc, name desc, part desc fetch first 1 row only
				""").params(runId, name).query(Long.class).optional().map((last) -> last + 1).orElse(0L);
	}

	private void insert(long runId, String name, long part, byte[] content) {
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.sql("insert into run_file (run_id, name, part, content) values (?, ?, ?, ?)")
					.params(runId, name, part, content)
					.update());
	}

	/**
	 * Opens a file. Its parts are fetched on demand.
	 * @param runId the run
	 * @param name the file's name within the run
	 * @return the content; empty when there is no such file
	 */
	public InputStream open(long runId, String name) {
		return new SequenceInputStream(new Parts(runId, name));
	}

	/**
	 * Deletes a file in several statements of some parts each, which keeps transactions
	 * small. After a failure the first parts may be missing, and the file must be deleted
	 * again.
	 * @param runId the run
	 * @param name the file's name within the run; does nothing when there is no such file
	 */
	public void delete(long runId, String name) {
		long end = nextPart(runId, name);
		for (long from = 0; from < end; from += PARTS_AT_ONCE) {
			deleteParts(runId, name, from, from + PARTS_AT_ONCE - 1);
		}
	}

	private void deleteParts(long runId, String name, long first, long last) {
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.sql("delete from run_file where run_id = ? and name = ? and part between ? and ?")
					.params(runId, name, first, last)
					.update());
	}

	private Optional<byte[]> part(long runId, String name, long part) {
		return this.jdbc.sql("select content from run_file where run_id = ? and name = ? and part = ?")
			.params(runId, name, part)
			.query((row, number) -> row.getBytes("content"))
			.optional();
	}

	/**
	 * Enumerates the parts of a file.
	 */
	private final class Parts implements Enumeration<InputStream> {

		private final long runId;

		private final String name;

		private long next;

		private Optional<byte[]> content;

		Parts(long runId, String name) {
			this.runId = runId;
			this.name = name;
			this.content = part(runId, name, 0);
		}

		@Override
		public boolean hasMoreElements() {
			return this.content.isPresent();
		}

		@Override
		public InputStream nextElement() {
			byte[] current = this.content.orElseThrow(NoSuchElementException::new);
			this.content = part(this.runId, this.name, ++this.next);
			return new ByteArrayInputStream(current);
		}

	}

}
