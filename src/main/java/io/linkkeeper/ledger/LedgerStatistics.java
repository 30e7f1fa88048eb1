package io.linkkeeper.ledger;

import java.sql.DatabaseMetaData;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Repository;

/**
 * Has PostgreSQL look at the ledger again when it has grown. It would do so by itself a
 * minute later, and until then walk over whole tables: measured, planning is five times
 * as slow. HSQLDB keeps no statistics. Thread-safe.
 */
@Repository
class LedgerStatistics {

	/** Until a table has so many rows, walking over it costs nothing. */
	private static final long FIRST = 1024;

	private final JdbcTemplate template;

	private final boolean kept;

	private final AtomicLong written = new AtomicLong();

	LedgerStatistics(JdbcTemplate template) throws MetaDataAccessException {
		this.template = template;
		String product = JdbcUtils.extractDatabaseMetaData(Objects.requireNonNull(template.getDataSource()),
				DatabaseMetaData::getDatabaseProductName);
		this.kept = DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL;
	}

	/**
	 * Notes that rows were written, in the caller's transaction. Each time their number
	 * has doubled, the statistics are made anew.
	 * @param rows how many
	 */
	void wrote(long rows) {
		long after = this.written.addAndGet(rows);
		boolean doubled = Long.highestOneBit(after) != Long.highestOneBit(after - rows);
		if (this.kept && after >= FIRST && doubled) {
			this.template.execute("analyze run, link_change, changed_link, input_row");
		}
	}

}
