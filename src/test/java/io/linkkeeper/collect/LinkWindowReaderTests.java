package io.linkkeeper.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.linkkeeper.TestAt;
import io.linkkeeper.collect.TestAccount.Plain;
import io.linkkeeper.definition.section.Selection;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.execution.SubjectReader.Batch;
import io.linkkeeper.kaltura.LinkFilter;
import io.linkkeeper.kaltura.error.UntrustworthyAnswerException;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reading windows of links over HTTP: all of them, or a failure that says so.
 */
@TestAt({ GUIDE, SERVER })
class LinkWindowReaderTests {

	private static final LinkFilter EXPIRED = LinkFilter.any()
		.expiresAtGreaterThanOrEqual(Instant.ofEpochSecond(1))
		.expiresAtLessThanOrEqual(TestAccount.NOW);

	private final TestAccount account = new TestAccount();

	@AfterEach
	void stop() {
		this.account.close();
	}

	private LinkWindowReader reader(LinkFilter... selections) {
		return new LinkWindowReader(this.account.client(), List.of(selections), TestAccount.NOW);
	}

	private List<String> read(LinkFilter... selections) {
		return TestAccount.ids(TestAccount.batches(reader(selections), null));
	}

	@Test
	void readsNothingFromAnEmptyAccount() {
		List<Batch<ShortLink>> batches = TestAccount.batches(reader(LinkFilter.any()), null);
		assertThat(batches).singleElement().satisfies((batch) -> assertThat(batch.subjects()).isEmpty());
	}

	@Test
	void readsNothingWithoutASelection() {
		this.account.put(1, Plain::link);
		assertThat(reader().read(null)).isNull();
	}

	@Test
	void readsFiveThousandLinksThatNothingTellsApart() {
		this.account.put(5000, (plain) -> plain.link().withExpiresAt(TestAccount.YESTERDAY));
		assertThat(read(EXPIRED)).isEqualTo(this.account.ids());
	}

	@Test
	void readsFiveThousandLinksOfOneSecondWithoutExpiry() {
		this.account.put(5000, Plain::link);
		assertThat(read(LinkFilter.any())).isEqualTo(this.account.ids());
	}

	@Test
	void readsFiveThousandLinksOfOneSecondThatManyThingsTellApart() {
		this.account.put(5000, (plain) -> varied(plain.number(), plain.link()));
		assertThat(read(LinkFilter.any())).isEqualTo(this.account.ids());
	}

	private static SandboxLink varied(int number, SandboxLink link) {
		return link.withUpdatedAt(TestAccount.YESTERDAY.plusSeconds(number % 7))
			.withExpiresAt((number % 3 == 0) ? null : TestAccount.NOW.minusSeconds(number % 11))
			.withUserId((number % 5 == 0) ? null : "owner" + number % 4)
			.withStatus((number % 2 == 0) ? Status.ENABLED : Status.DISABLED);
	}

	@Test
	void countsWhatIsLeftToRead() {
		this.account.put(30,
				(plain) -> plain.link().withExpiresAt((plain.number() % 3 == 0) ? TestAccount.YESTERDAY : null));
		LinkWindowReader reader = reader(LinkFilter.any(), EXPIRED);
		assertThat(reader.remaining(null)).isEqualTo(40);
		Batch<ShortLink> first = Objects.requireNonNull(reader.read(null));
		assertThat(reader.remaining(first.position())).isEqualTo(40 - first.scanned());
		assertThat(reader.remaining("2/0")).isZero();
	}

	@Test
	void doesNotCountManySelections() {
		this.account.put(1, Plain::link);
		LinkFilter[] many = Collections.nCopies(5, LinkFilter.any()).toArray(LinkFilter[]::new);
		assertThat(reader(many).remaining(null)).isEqualTo(SubjectReader.UNKNOWN);
	}

	@Test
	void knowsWhatIsLeftOfASelectionWithoutPatternsOnly() {
		this.account.put(3, Plain::link);
		assertThat(new SelectedLinks(reader(LinkFilter.any()), Selection.ALL).remaining(null)).isEqualTo(3);
		Selection patterns = new Selection(List.of("A*"), List.of(), List.of(), Selection.ALL.protect(), false);
		assertThat(new SelectedLinks(reader(LinkFilter.any()), patterns).remaining(null))
			.isEqualTo(SubjectReader.UNKNOWN);
	}

	@Test
	void readsMoreThanAWindowInWindows() {
		this.account.put(25_000,
				(plain) -> plain.createdAt(TestAccount.YESTERDAY.plusSeconds(plain.number() * 86_400L / 25_000)));
		List<Batch<ShortLink>> batches = TestAccount.batches(reader(LinkFilter.any()), null);
		assertThat(TestAccount.ids(batches)).isEqualTo(this.account.ids());
		assertThat(batches).hasSizeGreaterThan(2)
			.allSatisfy((batch) -> assertThat(batch.subjects()).hasSizeLessThanOrEqualTo(10_000));
	}

	@Test
	void readsLinkCreatedAtTheEndAndNoneAfterIt() {
		this.account.links().put(new Plain(1).createdAt(TestAccount.NOW));
		this.account.links().put(new Plain(2).createdAt(TestAccount.NOW.plusSeconds(1)));
		assertThat(read(LinkFilter.any())).containsExactly("link00001");
	}

	@Test
	void readsNothingAsOfATimeBeforeTheFirstLink() {
		this.account.put(3, Plain::link);
		List<LinkFilter> selections = List.of(LinkFilter.any(), EXPIRED);
		LinkWindowReader reader = new LinkWindowReader(this.account.client(), selections,
				Instant.parse("1999-12-31T23:59:59Z"));
		assertThat(TestAccount.ids(TestAccount.batches(reader, null))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(longs = { -62_169_966_238L, -5, 0, 1, 315_360_000, 1_104_537_599, 1_780_373_700, 4_000_000_000L })
	void readsLinksWithUnrealDates(long createdAt) {
		this.account.put(3, Plain::link);
		this.account.links().put(new Plain(7).createdAt(Instant.ofEpochSecond(createdAt)));
		this.account.links().put(new Plain(8).createdAt(Instant.ofEpochSecond(createdAt)).withStatus(Status.DISABLED));
		assertThat(read(LinkFilter.any())).isEqualTo(this.account.ids()).hasSize(5);
		assertThat(read(LinkFilter.any().statusEqual(LinkStatus.DISABLED),
				LinkFilter.any().statusEqual(LinkStatus.ENABLED)))
			.isEqualTo(this.account.ids());
	}

	@Test
	void readsMoreLinksWithUnrealDatesThanFitOnAPage() {
		this.account.put(1300, (plain) -> plain.createdAt(Instant.ofEpochSecond(plain.number() % 3)));
		assertThat(read(LinkFilter.any())).isEqualTo(this.account.ids());
	}

	@Test
	void goesOnBehindLinksWithUnrealDates() {
		this.account.put(2, (plain) -> plain.createdAt(Instant.ofEpochSecond(1)));
		LinkFilter[] twice = { LinkFilter.any(), LinkFilter.any() };
		List<Batch<ShortLink>> batches = TestAccount.batches(reader(twice), null);
		assertThat(batches).extracting((batch) -> batch.subjects().size()).containsExactly(0, 2, 0, 2);
		assertThat(TestAccount.batches(reader(twice), batches.get(1).position()))
			.extracting((batch) -> batch.subjects().size())
			.containsExactly(0, 2);
	}

	@Test
	void readsOneSelectionAfterTheOther() {
		this.account.put(600,
				(plain) -> plain.link().withStatus((plain.number() < 550) ? Status.ENABLED : Status.DISABLED));
		List<Batch<ShortLink>> batches = TestAccount.batches(reader(LinkFilter.any().statusEqual(LinkStatus.DISABLED),
				LinkFilter.any().statusEqual(LinkStatus.ENABLED)), null);
		assertThat(batches).extracting((batch) -> batch.subjects().size()).containsExactly(50, 550);
	}

	@Test
	void goesOnFromAPositionExactly() {
		this.account.put(300, (plain) -> plain.createdAt(TestAccount.YESTERDAY.plusSeconds(plain.number() / 50)));
		LinkFilter all = LinkFilter.any();
		List<Batch<ShortLink>> whole = TestAccount.batches(smallWindows(all), null);
		assertThat(TestAccount.ids(whole)).isEqualTo(this.account.ids());
		for (int read = 1; read < whole.size(); read++) {
			List<Batch<ShortLink>> rest = TestAccount.batches(smallWindows(all), whole.get(read - 1).position());
			assertThat(TestAccount.ids(rest)).isEqualTo(TestAccount.ids(whole.subList(read, whole.size())));
		}
	}

	private LinkWindowReader smallWindows(LinkFilter selection) {
		return new LinkWindowReader(this.account.client(), List.of(selection), TestAccount.NOW,
				new WindowBounds(120, 1_000_000), 40);
	}

	@Test
	void readsLongLinksInSmallWindowsAndPages() {
		String url = "https://example.com/" + "x".repeat(39_980);
		long most = 50L * url.length();
		this.account.put(700, (plain) -> plain.createdAt(TestAccount.YESTERDAY.plusSeconds(plain.number()))
			.withFullUrl((plain.number() < 650) ? url : "https://example.com/"));
		List<Integer> pages = new ArrayList<>();
		this.account.faults()
			.before((request) -> Optional.ofNullable(request.parameters().get("pager[pageSize]"))
				.ifPresent((size) -> pages.add(Integer.valueOf(size))));
		LinkWindowReader reader = new LinkWindowReader(this.account.client(), List.of(LinkFilter.any()),
				TestAccount.NOW, new WindowBounds(10_000, most), 500);
		List<Batch<ShortLink>> batches = TestAccount.batches(reader, null);
		assertThat(TestAccount.ids(batches)).isEqualTo(this.account.ids()).hasSize(700);
		assertThat(batches.stream()
			.mapToLong((batch) -> batch.subjects().stream().mapToLong((link) -> link.fullUrl().length()).sum()))
			.allMatch((characters) -> characters <= 2 * most);
		assertThat(pages.stream().filter((size) -> size > 25)).hasSizeLessThan(5);
	}

	@Test
	void readsALongSecondThatCannotBeSplit() {
		this.account.put(60, (plain) -> plain.link().withFullUrl("https://example.com/" + "x".repeat(1000)));
		LinkWindowReader reader = new LinkWindowReader(this.account.client(), List.of(LinkFilter.any()),
				TestAccount.NOW, new WindowBounds(10_000, 10_000), 500);
		assertThat(TestAccount.ids(TestAccount.batches(reader, null))).isEqualTo(this.account.ids());
	}

	/** A page of the longest links is larger than what is read of an answer. */
	@Test
	void readsPagesOfTheLongestLinks() {
		this.account.put(600, (plain) -> plain.createdAt(TestAccount.YESTERDAY.plusSeconds(plain.number()))
			.withFullUrl("https://example.com/" + "x".repeat(65_000)));
		LinkWindowReader reader = reader(LinkFilter.any());
		int read = 0;
		for (Batch<ShortLink> batch = reader.read(null); batch != null; batch = reader.read(batch.position())) {
			read += batch.subjects().size();
		}
		assertThat(read).isEqualTo(600);
	}

	@Test
	void readsAgainWhenALinkVanishesBetweenPages() {
		this.account.put(1200, (plain) -> plain.createdAt(TestAccount.YESTERDAY.plusSeconds(plain.number())));
		this.account.beforeList(3, () -> this.account.links().remove("link00010"));
		assertThat(read(LinkFilter.any())).isEqualTo(this.account.ids()).hasSize(1199);
	}

	@Test
	void readsAgainWhenALinkAppearsBetweenPages() {
		this.account.put(1200, (plain) -> plain.createdAt(TestAccount.YESTERDAY.plusSeconds(plain.number())));
		this.account.beforeList(3, () -> this.account.links().put(new Plain(9999).createdAt(TestAccount.YESTERDAY)));
		assertThat(read(LinkFilter.any())).isEqualTo(this.account.ids()).hasSize(1201);
	}

	@Test
	void readsLinkThatChangesBetweenPagesOnce() {
		this.account.put(1200, (plain) -> plain.createdAt(TestAccount.YESTERDAY.plusSeconds(plain.number())));
		this.account.beforeList(3, () -> this.account.links()
			.change("link00499", (link) -> link.withUpdatedAt(TestAccount.NOW).withName("renamed")));
		assertThat(read(LinkFilter.any())).isEqualTo(this.account.ids());
	}

	@Test
	void readsAgainWhenAPieceOfACrowdedSecondMoves() {
		this.account.put(1200, (plain) -> plain.link().withExpiresAt(TestAccount.YESTERDAY));
		this.account.beforeList(10, () -> this.account.links().remove("link00700"));
		assertThat(read(EXPIRED)).isEqualTo(this.account.ids()).hasSize(1199);
	}

	@Test
	void refusesAListingThatNeverHoldsStill() {
		this.account.put(3, Plain::link);
		this.account.faults()
			.before((request) -> this.account.links().put(new Plain(100 + (int) request.number()).link()));
		assertThatExceptionOfType(IncompleteListingException.class).isThrownBy(() -> read(LinkFilter.any()))
			.withMessageContaining("could not be read completely in 5 tries")
			.withMessageContaining("Wait until fewer links change");
	}

	@Test
	void refusesAListingThatIsShorterThanItsCount() {
		this.account.put(1200, (plain) -> plain.createdAt(TestAccount.YESTERDAY.plusSeconds(plain.number())));
		this.account.faults().before((request) -> hide("link00011", request.parameters().get("pager[pageSize]")));
		assertThatExceptionOfType(IncompleteListingException.class).isThrownBy(() -> read(LinkFilter.any()));
	}

	@Test
	void refusesAServerThatDoesNotBeginWhereItIsTold() {
		this.account.put(700, Plain::link);
		this.account.faults().ignoreFilter("createdAtGreaterThanOrEqual");
		assertThatExceptionOfType(IncompleteListingException.class).isThrownBy(() -> read(LinkFilter.any()));
	}

	@Test
	void asksLittleAboutASecondThatNothingTellsApart() {
		this.account.put(1200, (plain) -> plain.link().withExpiresAt(TestAccount.YESTERDAY));
		long before = this.account.client().statistics().requests();
		read(EXPIRED);
		assertThat(this.account.client().statistics().requests() - before).isLessThan(40);
	}

	/** Hides a link from pages and shows it to counts. */
	private void hide(String id, @Nullable String pageSize) {
		if ("1".equals(pageSize)) {
			this.account.links().put(new Plain(11).createdAt(TestAccount.YESTERDAY.plusSeconds(11)));
		}
		else {
			this.account.links().remove(id);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "statusEqual", "createdAtLessThanOrEqual", "expiresAtGreaterThanOrEqual",
			"expiresAtLessThanOrEqual", "updatedAtLessThanOrEqual" })
	void refusesAServerThatIgnoresAFilter(String filter) {
		this.account.put(700, (plain) -> plain.link().withExpiresAt(TestAccount.YESTERDAY));
		this.account.links().put(new Plain(1000).link().withExpiresAt(Instant.EPOCH));
		this.account.links().put(new Plain(1001).link().withExpiresAt(TestAccount.NOW.plusSeconds(1)));
		this.account.links()
			.put(new Plain(1002).link().withExpiresAt(TestAccount.YESTERDAY).withStatus(Status.DISABLED));
		this.account.links()
			.put(new Plain(1003).link().withExpiresAt(TestAccount.YESTERDAY).withUpdatedAt(TestAccount.NOW));
		this.account.links()
			.put(new Plain(1004).createdAt(TestAccount.NOW.plusSeconds(1))
				.withExpiresAt(TestAccount.YESTERDAY)
				.withUpdatedAt(TestAccount.YESTERDAY));
		this.account.faults().ignoreFilter(filter);
		LinkFilter selection = EXPIRED.statusEqual(LinkStatus.ENABLED).updatedAtLessThanOrEqual(TestAccount.YESTERDAY);
		assertThatExceptionOfType(UntrustworthyAnswerException.class).isThrownBy(() -> read(selection))
			.withMessageContaining("ignored the filter");
	}

}
