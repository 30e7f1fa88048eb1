package io.linkkeeper.dedup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.linkkeeper.definition.rule.DedupAction;
import io.linkkeeper.definition.rule.DedupSettings;
import io.linkkeeper.definition.rule.Survivor;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DedupRuleTests {

	private static final Instant AS_OF = Instant.parse("2026-06-01T04:15:00Z");

	private static final Instant NEXT_YEAR = AS_OF.plus(Duration.ofDays(365));

	private static final Instant LAST_YEAR = AS_OF.minus(Duration.ofDays(365));

	private static final DedupSettings DEFAULTS = new DedupSettings(List.of(LinkField.SYSTEM_NAME), Survivor.NEWEST,
			DedupAction.DISABLE);

	private final List<ShortLink> account = new ArrayList<>();

	@Test
	void keepsTheNewest() {
		link("old", 1).link("new", 3).link("middle", 2);
		assertThat(plan(DEFAULTS)).containsExactlyInAnyOrder("disable old for new", "disable middle for new");
	}

	@Test
	void keepsTheOldest() {
		link("old", 1).link("new", 3).link("middle", 2);
		assertThat(plan(keep(Survivor.OLDEST))).containsExactlyInAnyOrder("disable new for old",
				"disable middle for old");
	}

	@Test
	void keepsTheOneThatExpiresLast() {
		expiring("soon", 3, NEXT_YEAR).expiring("later", 1, NEXT_YEAR.plusSeconds(1));
		assertThat(plan(keep(Survivor.LATEST_EXPIRY))).containsExactly("disable soon for later");
	}

	@Test
	void keepsTheOneThatNeverExpires() {
		expiring("later", 3, NEXT_YEAR).link("never", 1);
		assertThat(plan(keep(Survivor.LATEST_EXPIRY))).containsExactly("disable later for never");
	}

	@Test
	void equalExpiryIsDecidedByAge() {
		expiring("old", 1, NEXT_YEAR).expiring("new", 2, NEXT_YEAR);
		assertThat(plan(keep(Survivor.LATEST_EXPIRY))).containsExactly("disable old for new");
	}

	@Test
	void equalAgeIsDecidedById() {
		link("b", 1).link("a", 1);
		assertThat(plan(DEFAULTS)).containsExactly("disable b for a");
	}

	@Test
	void liveLinkBeatsANewerExpiredOne() {
		link("live", 1).expiring("expired", 2, LAST_YEAR);
		assertThat(plan(DEFAULTS)).containsExactly("disable expired for live");
	}

	@Test
	void liveLinkBeatsANewerOneWithExpiryZero() {
		link("live", 1).expiring("zero", 2, Instant.EPOCH);
		assertThat(plan(DEFAULTS)).containsExactly("disable zero for live");
	}

	@Test
	void expiryZeroBeatsANewerExpiredOne() {
		expiring("zero", 1, Instant.EPOCH).expiring("expired", 2, LAST_YEAR);
		assertThat(plan(DEFAULTS)).containsExactly("disable expired for zero");
	}

	@Test
	void disabledDuplicateIsLeftAsItIs() {
		link("live", 1).disabled("disabled", 2);
		assertThat(plan(DEFAULTS)).isEmpty();
	}

	@Test
	void nothingIsDisabledForALinkThatDoesNotResolve() {
		expiring("one", 1, LAST_YEAR).disabled("two", 2).expiring("three", 3, LAST_YEAR);
		assertThat(plan(DEFAULTS)).isEmpty();
	}

	@Test
	void deletesDisabledDuplicatesToo() {
		link("live", 1).disabled("disabled", 2).expiring("expired", 3, LAST_YEAR);
		assertThat(plan(delete())).containsExactlyInAnyOrder("delete disabled for live", "delete expired for live");
	}

	@Test
	void deletesAllButOneOfThoseThatDoNotResolve() {
		disabled("one", 1).disabled("two", 2);
		assertThat(plan(delete())).containsExactly("delete one for two");
	}

	@Test
	void linksWithoutTheKeyAreNoDuplicates() {
		named("a", null).named("b", null).named("c", "").named("d", "");
		assertThat(plan(DEFAULTS)).isEmpty();
	}

	@Test
	void namesAreComparedExactly() {
		named("a", "Talk").named("b", "TALK").named("c", "Tälk").named("d", "Talk ");
		assertThat(plan(DEFAULTS)).isEmpty();
	}

	@Test
	void cautiousKeyWantsEveryFieldEqual() {
		add("a", 1, "NAME", "https://example.com/1", "me").add("b", 2, "NAME", "https://example.com/2", "me")
			.add("c", 3, "NAME", "https://example.com/1", "you")
			.add("d", 4, "NAME", "https://example.com/1", "me");
		assertThat(plan(DEFAULTS)).hasSize(3);
		assertThat(plan(key(LinkField.SYSTEM_NAME, LinkField.FULL_URL, LinkField.USER_ID)))
			.containsExactly("disable a for d");
	}

	@Test
	void ownerlessLinkIsNoDuplicateByOwner() {
		add("a", 1, "NAME", "https://example.com/1", null).add("b", 2, "NAME", "https://example.com/1", null);
		assertThat(plan(key(LinkField.SYSTEM_NAME, LinkField.USER_ID))).isEmpty();
	}

	@Test
	void linksThatTakeNoPartAreNeitherKeptNorChanged() {
		link("old", 1).link("middle", 2).link("new", 3);
		assertThat(plan(DEFAULTS, (link) -> !link.id().equals("new"))).containsExactly("disable old for middle");
	}

	@Test
	void reasonNamesKeySurvivorAndWhyItStays() {
		link("old", 1).link("new", 2);
		assertThat(changes(DEFAULTS, (link) -> true)).extracting(LinkChange::reason)
			.containsExactly("has the same systemName as link new, which stays because it was created later");
	}

	@Test
	void reasonNamesTheLinkThatResolves() {
		expiring("old", 2, LAST_YEAR).link("live", 1);
		assertThat(changes(key(LinkField.SYSTEM_NAME, LinkField.FULL_URL), (link) -> true))
			.extracting(LinkChange::reason)
			.containsExactly(
					"has the same systemName, fullUrl as link live, which stays because it resolves more surely");
	}

	@Test
	void survivorIsTheWitness() {
		link("old", 1).link("new", 2);
		assertThat(changes(DEFAULTS, (link) -> true)).extracting(LinkChange::preconditions)
			.containsExactly(List.of(new Precondition.Link(this.account.get(1))));
	}

	@Test
	void explainsWhyADuplicateIsUnchanged() {
		link("live", 1).disabled("disabled", 2).expiring("expired", 3, LAST_YEAR);
		assertThat(reason(1, 0))
			.isEqualTo("has the same systemName as link live and would go, but is disabled already");
		assertThat(reason(0, 2))
			.isEqualTo("has the same systemName as link expired and would go, but neither of them resolves");
	}

	@Test
	void explainsTheSizeOfTheGroup() {
		link("live", 1).named("nameless", null);
		assertThat(reason(new Candidate(this.account.get(0), null, 1)))
			.isEqualTo("no other link has the same systemName");
		assertThat(reason(new Candidate(this.account.get(0), null, 3)))
			.isEqualTo("is the one that stays of 3 links with the same systemName");
		assertThat(reason(new Candidate(this.account.get(1), null)))
			.isEqualTo("does not have all of systemName, so it is no duplicate");
	}

	private String reason(int link, int survivor) {
		return reason(new Candidate(this.account.get(link), this.account.get(survivor)));
	}

	private static String reason(Candidate candidate) {
		Decision decision = new DedupRule(DEFAULTS, new Survivorship(DEFAULTS.keep(), AS_OF)).decide(candidate);
		assertThat(decision).isInstanceOf(Unchanged.class);
		return decision.reason();
	}

	private static DedupSettings keep(Survivor keep) {
		return new DedupSettings(List.of(LinkField.SYSTEM_NAME), keep, DedupAction.DISABLE);
	}

	private static DedupSettings delete() {
		return new DedupSettings(List.of(LinkField.SYSTEM_NAME), Survivor.NEWEST, DedupAction.DELETE);
	}

	private static DedupSettings key(LinkField... fields) {
		return new DedupSettings(List.of(fields), Survivor.NEWEST, DedupAction.DISABLE);
	}

	private DedupRuleTests link(String id, int day) {
		return add(id, day, LinkStatus.ENABLED, null);
	}

	private DedupRuleTests disabled(String id, int day) {
		return add(id, day, LinkStatus.DISABLED, null);
	}

	private DedupRuleTests expiring(String id, int day, Instant expiresAt) {
		return add(id, day, LinkStatus.ENABLED, expiresAt);
	}

	private DedupRuleTests named(String id, @Nullable String systemName) {
		return add(id, 1, systemName, "https://example.com/", "me");
	}

	private DedupRuleTests add(String id, int day, LinkStatus status, @Nullable Instant expiresAt) {
		Instant createdAt = LAST_YEAR.plus(Duration.ofDays(day));
		this.account.add(new ShortLink(id, createdAt, createdAt,
				new ShortLink.TextFields("me", "NAME", null, "https://example.com/", null), status, expiresAt));
		return this;
	}

	private DedupRuleTests add(String id, int day, @Nullable String systemName, String fullUrl,
			@Nullable String userId) {
		Instant createdAt = LAST_YEAR.plus(Duration.ofDays(day));
		this.account.add(new ShortLink(id, createdAt, createdAt,
				new ShortLink.TextFields(userId, systemName, null, fullUrl, null), LinkStatus.ENABLED, null));
		return this;
	}

	private List<String> plan(DedupSettings settings) {
		return plan(settings, (link) -> true);
	}

	private List<String> plan(DedupSettings settings, Predicate<ShortLink> takesPart) {
		return changes(settings, takesPart).stream().map(DedupRuleTests::told).toList();
	}

	private List<LinkChange> changes(DedupSettings settings, Predicate<ShortLink> takesPart) {
		return RandomGroups.plan(this.account, settings, AS_OF, takesPart);
	}

	private static String told(LinkChange change) {
		String survivor = change.reason().replaceAll(".* as link (.*), which stays .*", "$1");
		return (change.action() == LinkAction.DELETE ? "delete " : "disable ") + change.link().id() + " for "
				+ survivor;
	}

}
