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
 * Runs ANALYZE on the ledger's tables in PostgreSQL when they have grown. Autovacuum does
 * so only a minute later, and until then queries scan whole tables: measured, planning
 * takes five times as long. Does nothing in HSQLDB, which keeps no statistics.
 * Thread-safe.
 */
@Repository
class LedgerStatistics {

	/** Scanning a table with fewer rows costs nothing. */
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
	 * Counts written rows, in the caller's transaction, and analyzes the tables each time
	 * the count has doubled.
	 * @param rows the number of rows
	 */
	void wrote(long rows) {
		long after = this.written.addAndGet(rows);
		boolean doubled = Long.highestOneBit(after) != Long.highestOneBit(after - rows);
		if (this.kept && after >= FIRST && doubled) {
			this.template.execute("analyze run, link_change, changed_link, input_row");
		}
	}

}
