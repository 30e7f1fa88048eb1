package io.linkkeeper.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.linkkeeper.Links;
import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.CollectedBatch;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.ledger.digest.ChangeDigests;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.run.Run;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes of a run found and counted by what their links are.
 */
@TestAt({ GUIDE, POSTGRESQL })
class ChangeSearchTests {

	private final TestLedger ledger = new TestLedger();

	private final RunQueries queries = this.ledger.queries();

	private static LinkChange add(String name, @Nullable String owner, String url) {
		LinkFields fields = LinkFields.none()
			.with(LinkField.SYSTEM_NAME, name)
			.with(LinkField.USER_ID, owner)
			.with(LinkField.FULL_URL, url);
		return LinkChange.add(fields, LinkField.SYSTEM_NAME, "is not there yet");
	}

	private Run plan(LinkChange... changes) {
		Run run = this.ledger.newRun();
		this.ledger.changes()
			.collected(run.id(), 1, new CollectedBatch(Decisions.of(List.of(changes)), changes.length, null, "0/1"));
		return run;
	}

	private static ChangeMatch match(@Nullable String name, @Nullable String owner, @Nullable String host,
			@Nullable String text) {
		return new ChangeMatch(Set.of(), Set.of(), name, owner, host, text);
	}

	private List<Long> seqs(Run run, ChangeMatch match) {
		return seqs(run, ChangeFilter.of(match));
	}

	private List<Long> seqs(Run run, ChangeFilter filter) {
		List<Long> seqs = new ArrayList<>();
		this.queries.changes(run.id(), filter, (row) -> seqs.add(row.seq()));
		assertThat(this.queries.count(run.id(), filter)).isEqualTo(seqs.size());
		return seqs;
	}

	@Test
	void findsOwnersAsTheServerComparesThem() {
		Run run = plan(add("A", "anna@example.com", "https://a.example/"),
				add("B", "Ánna@Example.com ", "https://a.example/"), add("C", "ben", "https://a.example/"),
				add("D", null, "https://a.example/"));
		assertThat(seqs(run, match(null, "ANNA@example.com", null, null))).containsExactly(1L, 2L);
		assertThat(seqs(run, match(null, "anna", null, null))).isEmpty();
	}

	@Test
	void findsTheHostAsBrowsersReadIt() {
		Run run = plan(add("A", null, "https://WWW.Example.org/x"),
				add("B", null, "https://user@www.example.org:8443/"),
				add("C", null, "https://www.example.org.evil.example/"), add("D", null, "https://b%C3%BCcher.example/"),
				add("E", null, "no URL"));
		assertThat(seqs(run, match(null, null, "www.example.ORG", null))).containsExactly(1L, 2L);
		assertThat(seqs(run, match(null, null, "bücher.example", null))).containsExactly(4L);
	}

	@Test
	void findsTheHostBeforeAndAfterAChange() {
		LinkFields after = LinkFields.none().with(LinkField.FULL_URL, "https://new.example/");
		Run run = plan(LinkChange.update(Links.link("link0001"), after, "moved"));
		assertThat(seqs(run, match(null, null, "new.example", null))).containsExactly(1L);
		assertThat(seqs(run, match(null, null, "example.com", null))).containsExactly(1L);
	}

	@Test
	void findsTextInNamesAndUrlsInAnyCase() {
		Run run = plan(add("SPRING-1", null, "https://a.example/"), add("B", null, "https://a.example/Spring?x=1"),
				add("C", "spring", "https://a.example/"), add("100%_\\ \"quoted\"\t'x'", null, "https://a.example/"));
		assertThat(seqs(run, match(null, null, null, "spring"))).containsExactly(1L, 2L);
		assertThat(seqs(run, match(null, null, null, "%_\\ \"QUOTED\"\t'"))).containsExactly(4L);
		assertThat(seqs(run, match(null, null, null, "%"))).containsExactly(4L);
	}

	@Test
	void findsNamesByPattern() {
		Run run = plan(add("VIP-1", null, "https://a.example/"), add("vip-22", null, "https://a.example/"),
				add("other VIP-1", null, "https://a.example/"));
		assertThat(seqs(run, match("VIP-?", null, null, null))).containsExactly(1L);
		assertThat(seqs(run, match("VIP-*", null, null, null))).containsExactly(1L, 2L);
		assertThat(seqs(run, match("*", null, null, null))).containsExactly(1L, 2L, 3L);
	}

	@Test
	void findsChangesByNumberAndByLink() {
		Run run = plan(Links.disable(Links.link("link0001")), Links.disable(Links.link("link0002")),
				add("C", null, "https://a.example/"));
		assertThat(seqs(run, new ChangeMatch(Set.of(2L, 3L), Set.of(), null, null, null, null))).containsExactly(2L,
				3L);
		assertThat(seqs(run, new ChangeMatch(Set.of(), Set.of("link0002", "other"), null, null, null, null)))
			.containsExactly(2L);
	}

	@Test
	void requiresAllConditionsAtOnce() {
		Run run = plan(add("A", "anna", "https://a.example/"), add("B", "anna", "https://b.example/"),
				Links.disable(Links.link("link0001")), add("C", "ben", "https://b.example/"));
		assertThat(seqs(run, match(null, "anna", "b.example", null))).containsExactly(2L);
		ChangeMatch any = match("*", null, null, null);
		assertThat(seqs(run, new ChangeFilter(Set.of(ChangeKind.ADD), Set.of(), any, 9))).containsExactly(1L, 2L, 4L);
	}

	@Test
	void countsStatesAsTheyAreNow() {
		Run run = plan(add("A", "anna", "https://a.example/"), add("B", "anna", "https://b.example/"),
				add("C", "ben", "https://b.example/"));
		this.ledger.settle(run, ChangeState.FAILED, ChangeState.STALE, ChangeState.STALE);
		ChangeFilter ofAnna = ChangeFilter.of(match(null, "anna", null, null));
		assertThat(seqs(run, ofAnna.in(Set.of(ChangeState.STALE)))).containsExactly(2L);
		assertThat(seqs(run, ChangeFilter.of(ChangeState.STALE))).containsExactly(2L, 3L);
		assertThat(this.queries.count(run.id(), ChangeFilter.ALL)).isEqualTo(3);
	}

	@Test
	void pagesThroughManyMatches() {
		Run run = plan(IntStream.rangeClosed(1, 2500)
			.mapToObj((i) -> add("N" + i, (i % 2 == 0) ? "anna" : "ben", "https://a.example/" + i))
			.toArray(LinkChange[]::new));
		ChangeFilter ofAnna = ChangeFilter.of(match(null, "anna", null, null));
		assertThat(this.queries.page(run.id(), ofAnna.first(3), 1995)).extracting(ChangeRow::seq)
			.containsExactly(1996L, 1998L, 2000L);
		assertThat(this.queries.page(run.id(), ofAnna.first(100), 2490)).hasSize(5);
		assertThat(seqs(run, ofAnna)).hasSize(1250);
		assertThat(seqs(run, match(null, null, null, "N2499"))).containsExactly(2499L);
	}

	@Test
	void splitsLongUrlsOverSeveralRows() {
		String path = "x".repeat(60_000);
		Run run = plan(IntStream.rangeClosed(1, 10)
			.mapToObj((i) -> add("N" + i, null, "https://a.example/" + path + "/end" + i))
			.toArray(LinkChange[]::new));
		assertThat(seqs(run, match(null, null, null, "/end7"))).containsExactly(7L);
		assertThat(seqs(run, match("*", null, null, null))).hasSize(10);
	}

	@Test
	void countsOnlyWhatHousekeepingHasLeft() {
		Run run = plan(add("A", "anna", "https://a.example/"), add("B", "anna", "https://b.example/"));
		this.ledger.jdbc().sql("delete from link_change where seq = 1").update();
		this.ledger.jdbc().sql("update run set removed_at = current_timestamp").update();
		assertThat(seqs(run, match(null, "anna", null, null))).containsExactly(2L);
		assertThat(seqs(run, ChangeFilter.ALL)).containsExactly(2L);
	}

	@Test
	void findsNoLinksOfRemovedChanges() {
		Run run = plan(IntStream.rangeClosed(1, 2500)
			.mapToObj((i) -> add("N" + i, "anna", "https://a.example/" + i))
			.toArray(LinkChange[]::new));
		ChangeDigests digests = new ChangeDigests(new JdbcTemplate(this.ledger.dataSource()));
		digests.remove(run.id(), LongStream.rangeClosed(1, 500).boxed().toList());
		digests.remove(run.id(), LongStream.rangeClosed(502, 2000).boxed().toList());
		List<Long> left = new ArrayList<>();
		new ChangeSearch(new JdbcTemplate(this.ledger.dataSource())).seqs(run.id(), ChangeFilter.ALL, left::addAll);
		assertThat(left).containsExactlyElementsOf(
				LongStream.concat(LongStream.of(501), LongStream.rangeClosed(2001, 2500)).boxed().toList());
		assertThat(this.ledger.jdbc()
			.sql("select first_seq from change_digest order by first_seq")
			.query(Long.class)
			.list()).as("rows without lines are deleted").containsExactly(1L, 2001L);
	}

}
