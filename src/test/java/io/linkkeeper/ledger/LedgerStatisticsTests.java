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

	private List<String> distinctPlaces() {
		return this.template.queryForList(
				"select n_distinct::text from pg_stats where tablename = 'changed_link' and attname = 'seq'",
				String.class);
	}

	@Test
	void looksWhenRowsHaveDoubled() throws MetaDataAccessException {
		this.template.execute("alter table changed_link set (autovacuum_enabled = false)");
		LedgerStatistics statistics = new LedgerStatistics(this.template);
		this.template.execute("""
				insert into changed_link (link_id, run_id, seq) select 'link' || i, 1, i from generate_series(1, 100) i
				""");
		statistics.wrote(1023);
		assertThat(distinctPlaces()).isEmpty();
		statistics.wrote(1);
		assertThat(distinctPlaces()).as("each place differs").containsExactly("-1");
		this.template.execute("update changed_link set seq = 1");
		statistics.wrote(1023);
		assertThat(distinctPlaces()).containsExactly("-1");
		statistics.wrote(1);
		assertThat(distinctPlaces()).containsExactly("1");
	}

}
