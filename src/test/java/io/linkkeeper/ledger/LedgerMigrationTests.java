package io.linkkeeper.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import io.linkkeeper.Links;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestDatabase;
import io.linkkeeper.history.ChangeFilter;
import io.linkkeeper.history.ChangeMatch;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.InputRows.InputRow;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.KindCounts;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an earlier release has written down, after an upgrade.
 */
@TestAt({ GUIDE, POSTGRESQL })
class LedgerMigrationTests {

	private final TestDatabase database = TestDatabase.withoutTables();

	private final JdbcTemplate template = new JdbcTemplate(this.database.dataSource());

	private void insertRun() {
		this.template
			.update("""
					insert into run (run_key, job, type, definition, definition_hash, account, service_url, partner_id, mode,
						as_of, as_of_fixed, created_at, last_seq)
					values ('key', 'rows', 'import', '{}', '0', 'default', 'https://example.com/api_v3', 102, 'RUN',
						current_timestamp, false, current_timestamp, 2)
					""");
	}

	private void insertChange(long seq, String linkId, String state) {
		this.template.update(
				"""
						insert into link_change (run_id, seq, link_id, action, before_image, after_image, reason, guarded, state,
							execution_id)
						values (1, ?, ?, 'UPDATE', ?, '{"status":1}', 'expired', true, ?, 1)
						""",
				seq, linkId, LinkJson.write(Links.link(linkId)), state);
	}

	@Test
	void findsTheLinksThatRunsChanged() {
		this.database.migrateTo("8");
		insertRun();
		insertChange(1, "link0001", "APPLIED");
		insertChange(2, "link0002", "PLANNED");
		TestLedger ledger = new TestLedger(this.database.migrate());
		assertThat(ledger.history().historyOf("link0001")).extracting(PastChange::state)
			.containsExactly(ChangeState.APPLIED);
		ledger.changes()
			.collected(1, 1,
					new CollectedBatch(
							Decisions
								.of(List.of(Links.disable(Links.link("link0001")), Links.disable(Links.link("new")))),
							2, null, "0/1"));
		assertThat(ledger.changes().count(1).planned()).as("a link has one change in a run").isEqualTo(3);
		assertThat(TestLedger.seqs(ledger.changes().claim(1, 1, 0, 10))).containsExactly(2L, 3L);
	}

	@Test
	void entersMoreLinksThanOneTransactionTakes() {
		this.database.migrateTo("8");
		insertRun();
		int links = 10_001;
		this.template.batchUpdate(
				"""
						insert into link_change (run_id, seq, link_id, action, after_image, reason, guarded, state, execution_id)
						values (1, ?, ?, 'UPDATE', '{}', 'expired', true, 'APPLIED', 1)
						""",
				LongStream.rangeClosed(1, links).mapToObj((seq) -> new Object[] { seq, "link" + seq }).toList());
		this.database.migrate();
		assertThat(this.template.queryForObject("select count(*) from changed_link", Integer.class)).isEqualTo(links);
	}

	@Test
	void beginsAnewWhenItWasBrokenOff() {
		this.database.migrateTo("8");
		insertRun();
		insertChange(1, "link0001", "APPLIED");
		this.database.migrateTo("9");
		this.template.update("insert into changed_link (link_id, run_id, seq) values ('link0001', 1, 1)");
		TestLedger ledger = new TestLedger(this.database.migrate());
		assertThat(ledger.history().historyOf("link0001")).hasSize(1);
	}

	@Test
	void knowsWhatBecameOfTheRowsOfFiles() {
		this.database.migrateTo("8");
		insertRun();
		this.template
			.update("""
					insert into input_row (run_id, line, rejected, link_id, text, reason) values
						(1, 2, true, null, 'a,b', 'no URL'), (1, 3, false, 'link0003', null, null), (1, 5, false, null, null, null)
					""");
		TestLedger ledger = new TestLedger(this.database.migrate());
		assertThat(ledger.inputRows().after(1, 0)).containsExactly(
				new InputRow(2, true, Optional.empty(), Optional.of("no URL")),
				new InputRow(3, false, Optional.of("link0003"), Optional.empty()),
				new InputRow(5, false, Optional.empty(), Optional.empty()));
	}

	@Test
	void determinesTheKindsOfEarlierChanges() {
		this.database.migrateTo("8");
		insertRun();
		insertChange(1, "link0001", "APPLIED");
		insertChange(2, "link0002", "PLANNED");
		this.template.update("update link_change set after_image = '{\"status\":2}' where seq = 2");
		this.template
			.update("update link_change set before_image = replace(before_image, '\"status\":2', '\"status\":1')"
					+ " where seq = 2");
		insertOther(3, "DELETE", "{\"status\":3}");
		insertOther(4, "ADD", "{\"fullUrl\":\"https://example.com/\"}");
		insertOther(5, "UPDATE", "{\"name\":\"\\\"status\\\":1\"}");
		this.template.update("update run set planned = 5, scanned = 5, last_seq = 5");
		TestLedger ledger = new TestLedger(this.database.migrate());
		assertThat(ledger.runs().get(1).kinds()).isEqualTo(KindCounts.of(List.of(ChangeKind.values())));
		assertThat(ledger.changes().count(1).kinds()).isEqualTo(KindCounts.of(List.of(ChangeKind.DISABLE)));
		assertThat(ledger.queries().changesAfter(1, 0)).extracting(ChangeRow::kind).hasSize(5);
	}

	@Test
	void findsEarlierChangesByWhatTheirLinksAre() {
		this.database.migrateTo("8");
		insertRun();
		insertChange(1, "link0001", "APPLIED");
		insertChange(1200, "link1200", "PLANNED");
		this.template.update("update run set last_seq = 1200, planned = 2");
		this.template.update("update link_change set after_image = ? where seq = 1200",
				"{\"fullUrl\":\"https://Shop.example.org/spring\"}");
		TestLedger ledger = new TestLedger(this.database.migrate());
		assertThat(ledger.queries().page(1, ChangeFilter.of(host("shop.example.org")), 0)).extracting(ChangeRow::seq)
			.containsExactly(1200L);
		assertThat(ledger.queries().count(1, ChangeFilter.ALL)).isEqualTo(2);
	}

	private static ChangeMatch host(String host) {
		return new ChangeMatch(Set.of(), Set.of(), null, null, host, null);
	}

	private void insertOther(long seq, String action, String after) {
		insertChange(seq, "link000" + seq, "PLANNED");
		this.template.update("update link_change set action = ?, after_image = ? where seq = ?", action, after, seq);
	}

}
