package io.linkkeeper.ledger;

import java.util.List;

import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.MetaDataAccessException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When PostgreSQL looks at the ledger.
 */
class LedgerStatisticsTests {

	private final TestDatabase database = TestPostgres.newDatabase();

	private final JdbcTemplate template = new JdbcTemplate(this.database.dataSource());

	private List<String> distinctLinks() {
		return this.template.queryForList(
				"select n_distinct::text from pg_stats where tablename = 'link_change' and attname = 'link_id'",
				String.class);
	}

	@Test
	void looksWhenRowsHaveDoubled() throws MetaDataAccessException {
		this.template.execute("alter table link_change set (autovacuum_enabled = false)");
		LedgerStatistics statistics = new LedgerStatistics(this.template);
		this.template.execute(
				"""
						insert into link_change (run_id, seq, link_id, action, after_image, reason, guarded, state, execution_id)
						select 1, i, 'link' || i, 'UPDATE', '{}', 'so', true, 'PLANNED', 1 from generate_series(1, 100) i
						""");
		statistics.wrote(1023);
		assertThat(distinctLinks()).isEmpty();
		statistics.wrote(1);
		assertThat(distinctLinks()).as("each link differs").containsExactly("-1");
		this.template.execute("update link_change set link_id = null");
		statistics.wrote(1023);
		assertThat(distinctLinks()).containsExactly("-1");
		statistics.wrote(1);
		assertThat(distinctLinks()).containsExactly("0");
	}

}
