package io.linkkeeper.csvimport.decide;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.linkkeeper.Definitions;
import io.linkkeeper.Links;
import io.linkkeeper.csvimport.cell.Expiry;
import io.linkkeeper.csvimport.decide.DesiredLink.Action;
import io.linkkeeper.csvimport.row.RowTargets;
import io.linkkeeper.csvimport.row.ShortUrls;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkAction;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.RowWarnings;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What rows ask for, beside the links and owners that there are.
 */
class ImportRuleTests {

	private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");

	private static final Instant LATER = NOW.plusSeconds(1);

	private static final ShortLink LINK = Links.link("aaa");

	private static final String NAME = "NAME-aaa";

	private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

	private static final String URL = "https://example.com/new";

	private final Map<String, List<ShortLink>> links = new HashMap<>(Map.of(NAME, List.of(LINK)));

	private final Map<String, String> owners = new HashMap<>(Map.of("anna", "Anna"));

	/** URLs by the ids of other links. */
	private final Map<String, String> targets = new HashMap<>();

	/** URLs that other rows of the file want to give to links, by their ids. */
	private final Map<String, String> desiredTargets = new HashMap<>();

	private boolean keepsUniqueIds = true;

	/** When links that are held back are to be enabled. */
	private final Map<String, Instant> starts = new HashMap<>();

	/** The owners that were looked up. */
	private final Set<String> asked = new HashSet<>();

	private JobDefinition definition = Definitions.imported("links.csv");

	private ImportRule rule() {
		return new ImportRule(this.definition, new ExistingLinks() {
			@Override
			public Map<String, List<ShortLink>> linksOf(Collection<String> keys) {
				return keys.stream()
					.filter(ImportRuleTests.this.links::containsKey)
					.collect(Collectors.toMap(Function.identity(), ImportRuleTests.this.links::get));
			}

			@Override
			public Optional<String> targetOf(String id) {
				return Optional.ofNullable(ImportRuleTests.this.targets.get(id));
			}

			@Override
			public boolean givesOwner() {
				return true;
			}

			@Override
			public boolean keepsUniqueIds() {
				return ImportRuleTests.this.keepsUniqueIds;
			}

			@Override
			public Map<String, String> owners(Collection<String> userIds) {
				ImportRuleTests.this.asked.addAll(userIds);
				return userIds.stream()
					.filter(ImportRuleTests.this.owners::containsKey)
					.collect(Collectors.toMap(Function.identity(), ImportRuleTests.this.owners::get));
			}

			@Override
			public Map<String, Instant> startsOf(List<ShortLink> links) {
				return ImportRuleTests.this.starts;
			}
		}, () -> "new-unique-id", (owner) -> owner.toUpperCase(Locale.ROOT), targets(), NOW);
	}

	private RowTargets targets() {
		return new RowTargets(new ShortUrls("https://www.kaltura.com/tiny/0",
				(id) -> Optional.ofNullable(this.targets.get(id)), (kind) -> this.desiredTargets), AS_OF);
	}

	private static ImportRow row(Action action, String key, @Nullable String id, LinkFields fields,
			String... warnings) {
		return row(action, key, id, DesiredLink.Values.of(fields), warnings);
	}

	private static ImportRow row(Action action, String key, @Nullable String id, DesiredLink.Values values,
			String... warnings) {
		return ImportRow.valid(7, "the row",
				new DesiredLink(7, action, new DesiredLink.Key(key, id), values, null, Arrays.asList(warnings)));
	}

	private static ImportRow refused(String key, LinkFields fields, LinkField field) {
		return row(Action.UPSERT, key, null,
				DesiredLink.Values.of(fields).withProblem(field, "the " + field.apiName() + " is refused"));
	}

	private static ImportRow starting(@Nullable Instant startsAt, String key, LinkFields fields) {
		return ImportRow.valid(7, "the row", new DesiredLink(7, Action.UPSERT, new DesiredLink.Key(key, null),
				DesiredLink.Values.of(fields), new DesiredStart(startsAt, false), List.of()));
	}

	private static ShortLink held() {
		return Links.withStatus(LINK, LinkStatus.DISABLED);
	}

	private void hold(Instant startsAt) {
		this.links.put(NAME, List.of(held()));
		this.starts.put(LINK.id(), startsAt);
	}

	private static LinkFields fields(LinkField field, @Nullable String value) {
		return LinkFields.none().with(field, value);
	}

	private static LinkFields added() {
		return fields(LinkField.SYSTEM_NAME, "NAME-new").with(LinkField.FULL_URL, URL);
	}

	private Decision decide(ImportRow row) {
		return rule().each(List.of(row)).get(0);
	}

	@Test
	void addsLinkThatStartsLaterDisabled() {
		LinkChange add = change(starting(LATER, "NAME-new", added().with(LinkStatus.ENABLED)));
		assertThat(add.after().values()).containsEntry(LinkField.STATUS, "1");
		assertThat(add.start()).isEqualTo(new StartChange(null, LATER));
		assertThat(add.reason())
			.isEqualTo("line 7 requests a link that does not exist, to start at 2026-12-01T08:00:01Z");
	}

	@Test
	void addsLinkThatNeverStartsDisabled() {
		LinkChange add = change(starting(null, "NAME-new", added()));
		assertThat(add.after().values()).containsEntry(LinkField.STATUS, "1");
		assertThat(add.start()).isNull();
	}

	@Test
	void addsLinkWhoseStartHasPassedAsItsRowSays() {
		assertThat(change(starting(NOW, "NAME-new", added())).after().values()).doesNotContainKey(LinkField.STATUS);
		LinkChange disabled = change(starting(NOW, "NAME-new", added().with(LinkStatus.DISABLED)));
		assertThat(disabled.after().values()).containsEntry(LinkField.STATUS, "1");
		assertThat(disabled.start()).isNull();
	}

	@Test
	void movesTheStartOfALinkThatIsHeldBack() {
		hold(LATER);
		LinkChange move = change(starting(LATER.plusSeconds(60), NAME, LinkFields.none()));
		assertThat(move.after()).isEqualTo(LinkFields.status(LinkStatus.DISABLED));
		assertThat(move.start()).isEqualTo(new StartChange(LATER, LATER.plusSeconds(60)));
	}

	@Test
	void leavesTheSameStartAlone() {
		hold(LATER);
		assertThat(decide(starting(LATER, NAME, LinkFields.status(LinkStatus.ENABLED)))).isInstanceOf(Unchanged.class);
		LinkChange change = change(starting(LATER, NAME, fields(LinkField.FULL_URL, URL)));
		assertThat(change.after()).isEqualTo(fields(LinkField.FULL_URL, URL));
		assertThat(change.start()).isNull();
	}

	@Test
	void enablesHeldLinkWhoseStartHasPassed() {
		hold(LATER);
		LinkChange enable = change(starting(NOW, NAME, LinkFields.none()));
		assertThat(enable.after()).isEqualTo(LinkFields.status(LinkStatus.ENABLED));
		assertThat(enable.start()).isEqualTo(new StartChange(LATER, null));
	}

	@Test
	void neverKeepsHeldLinkDisabled() {
		hold(LATER);
		LinkChange release = change(starting(null, NAME, LinkFields.none()));
		assertThat(release.after()).isEqualTo(LinkFields.status(LinkStatus.DISABLED));
		assertThat(release.start()).isEqualTo(new StartChange(LATER, null));
	}

	@Test
	void startOfALinkThatIsNotHeldBackHasNoEffect() {
		assertThat(decide(starting(LATER, NAME, LinkFields.none()))).as("enabled").isInstanceOf(Unchanged.class);
		this.links.put(NAME, List.of(held()));
		assertThat(decide(starting(NOW, NAME, LinkFields.none()))).as("disabled by hand").isInstanceOf(Unchanged.class);
	}

	@Test
	void startThatCountsFromTheAddDoesNotMove() {
		hold(LATER);
		DesiredLink desired = new DesiredLink(7, Action.UPSERT, new DesiredLink.Key(NAME, null),
				DesiredLink.Values.NONE, new DesiredStart(LATER.plusSeconds(60), true), List.of());
		assertThat(decide(ImportRow.valid(7, "the row", desired))).isInstanceOf(Unchanged.class);
	}

	@Test
	void statusDisabledContradictsAStartToCome() {
		assertThat(refusal(starting(LATER, "NAME-new", added().with(LinkStatus.DISABLED))))
			.startsWith("status disabled contradicts startsAt 2026-12-01T08:00:01Z");
		hold(LATER);
		assertThat(refusal(starting(LATER, NAME, LinkFields.status(LinkStatus.DISABLED))))
			.startsWith("status disabled contradicts startsAt");
	}

	private LinkChange change(ImportRow row) {
		assertThat(decide(row)).isInstanceOf(LinkChange.class);
		LinkChange change = (LinkChange) decide(row);
		assertThat(change.line()).isEqualTo(7);
		return change;
	}

	private String refusal(ImportRow row) {
		assertThat(decide(row)).isInstanceOf(Rejected.class);
		Rejected rejected = (Rejected) decide(row);
		assertThat(rejected.line()).isEqualTo(7);
		assertThat(rejected.text()).isEqualTo("the row");
		return rejected.reason();
	}

	private void addLink(String id, LinkStatus status) {
		ShortLink link = Links.link(id, status, null, Links.UPDATED_AT);
		this.links.merge(NAME, List.of(link), (some, more) -> List.of(some.get(0), more.get(0)));
	}

	@Test
	void updatesWhatDiffersOnly() {
		LinkFields wished = fields(LinkField.FULL_URL, URL).with(LinkField.SYSTEM_NAME, NAME);
		LinkChange change = change(row(Action.UPSERT, NAME, null, wished, "a long URL"));
		assertThat(change.action()).isEqualTo(LinkAction.UPDATE);
		assertThat(change.link()).isEqualTo(LINK);
		assertThat(change.after()).isEqualTo(fields(LinkField.FULL_URL, URL));
		assertThat(change.preconditions()).isEmpty();
		assertThat(change.reason()).isEqualTo("line 7 asks for other values; warning: a long URL");
	}

	@Test
	void leavesALinkThatIsSo() {
		Decision decision = decide(row(Action.UPDATE, NAME, "aaa", fields(LinkField.SYSTEM_NAME, NAME)));
		assertThat(decision).isInstanceOfSatisfying(Unchanged.class, (unchanged) -> {
			assertThat(unchanged.line()).isEqualTo(7);
			assertThat(unchanged.linkId()).isEqualTo("aaa");
			assertThat(unchanged.reason()).isEqualTo("is as line 7 wishes");
		});
	}

	@Test
	void whatALinkHasIsNoReasonToReject() {
		DesiredLink.Values odd = DesiredLink.Values.of(fields(LinkField.NAME, "odd"))
			.withProblem(LinkField.NAME, "name is odd");
		assertThat(refusal(row(Action.UPSERT, NAME, null, odd))).isEqualTo("name is odd");
		assertThat(refusal(row(Action.ADD, "NAME-new", null,
				DesiredLink.Values.of(added())
					.withProblem(LinkField.SYSTEM_NAME, "systemName is odd")
					.withProblem(LinkField.FULL_URL, "fullUrl is odd"))))
			.isEqualTo("systemName is odd; fullUrl is odd");
		DesiredLink.Values same = DesiredLink.Values.of(fields(LinkField.FULL_URL, LINK.fullUrl()))
			.withProblem(LinkField.FULL_URL, "fullUrl is odd");
		assertThat(decide(row(Action.UPSERT, NAME, null, same))).isInstanceOf(Unchanged.class);
		DesiredLink.Values unused = DesiredLink.Values.of(fields(LinkField.NAME, "odd"))
			.withProblem(LinkField.NAME, "name is odd");
		assertThat(change(row(Action.DELETE, NAME, null, unused)).action()).isEqualTo(LinkAction.DELETE);
	}

	@Test
	void blanksAroundAValueThatTheLinkHasAreNoDifference() {
		DesiredLink.Values stripped = DesiredLink.Values.of(fields(LinkField.USER_ID, "anna"));
		assertThat(change(row(Action.UPSERT, NAME, null, stripped)).after())
			.isEqualTo(fields(LinkField.USER_ID, "Anna"));
		assertThat(decide(row(Action.UPSERT, NAME, null, stripped.withVerbatim(LinkField.USER_ID, LINK.userId()))))
			.isInstanceOf(Unchanged.class);
	}

	@Test
	void linkIsFoundByItsNameWithTheBlanksAround() {
		ShortLink blank = Links.link("bbb");
		this.links.put(NAME + "\u00A0", List.of(blank));
		DesiredLink.Values values = DesiredLink.Values.of(fields(LinkField.NAME, "x"));
		assertThat(change(row(Action.UPSERT, NAME, null, values.withVerbatim(LinkField.SYSTEM_NAME, NAME + "\u00A0")))
			.link()).isEqualTo(blank);
		assertThat(change(row(Action.UPSERT, NAME, null, values.withVerbatim(LinkField.SYSTEM_NAME, NAME + "\u3000")))
			.link()).isEqualTo(LINK);
	}

	@Test
	void timeSpanConcernsOnlyALinkThatIsAdded() {
		Expiry span = new Expiry(Links.UPDATED_AT, true, null);
		assertThat(decide(row(Action.UPSERT, NAME, null, DesiredLink.Values.NONE.withExpiry(span))))
			.isInstanceOf(Unchanged.class);
		assertThat(change(row(Action.UPSERT, "NAME-new", null, DesiredLink.Values.of(added()).withExpiry(span))).after()
			.values()).containsEntry(LinkField.EXPIRES_AT, Long.toString(Links.UPDATED_AT.getEpochSecond()));
	}

	@Test
	void repeatedRowChangesNothing() {
		ImportRow row = row(Action.ADD, "NAME-new", null, added()).repeating(3L);
		assertThat(decide(row)).isInstanceOfSatisfying(Unchanged.class, (unchanged) -> {
			assertThat(unchanged.line()).isEqualTo(7);
			assertThat(unchanged.linkId()).isNull();
			assertThat(unchanged.reason()).isEqualTo("repeats a row; warning: the row is the same as line 3");
			assertThat(unchanged.listed()).isTrue();
		});
		assertThat(ImportRow.invalid(7, "the row", "is no row").repeating(3L).repeats()).isNull();
	}

	@Test
	void leavesAnOwnerThatIsSpelledOtherwise() {
		assertThat(decide(row(Action.UPSERT, NAME, null, fields(LinkField.USER_ID, "OWNER@example.com"))))
			.isInstanceOf(Unchanged.class);
	}

	@Test
	void addsALinkUnderANewUniqueId() {
		LinkChange change = change(row(Action.UPSERT, "NAME-new", null, added().withExpiresAt(null)));
		assertThat(change.action()).isEqualTo(LinkAction.ADD);
		assertThat(change.matchField()).isEqualTo(LinkField.SYSTEM_NAME);
		assertThat(change.after()).isEqualTo(added().with(LinkField.UNIQUE_ID, "new-unique-id"));
		assertThat(change.reason()).isEqualTo("line 7 requests a link that does not exist");
	}

	@Test
	void keepsTheUniqueIdAndTheExpiryOfARowThatAdds() {
		this.definition = Definitions.imported("links.csv", "\"match\":\"uniqueId\"");
		LinkFields wished = added().with(LinkField.UNIQUE_ID, "mine").withExpiresAt(Links.UPDATED_AT);
		LinkChange change = change(row(Action.ADD, "mine", null, wished));
		assertThat(change.after()).isEqualTo(wished);
		assertThat(change.matchField()).isEqualTo(LinkField.UNIQUE_ID);
	}

	@Test
	void addNeedsANameAndATarget() {
		assertThat(refusal(row(Action.ADD, "NAME-new", null, fields(LinkField.SYSTEM_NAME, "NAME-new"))))
			.endsWith("must have a fullUrl");
		assertThat(refusal(row(Action.ADD, "NAME-new", null, fields(LinkField.FULL_URL, URL))))
			.endsWith("must have a systemName");
	}

	@Test
	void deletesAndUpdatesOnlyWhatThereIs() {
		assertThat(refusal(row(Action.DELETE, "NAME-new", null, LinkFields.none())))
			.isEqualTo("no link has the systemName 'NAME-new'");
		assertThat(refusal(row(Action.UPDATE, "NAME-new", null, added()))).startsWith("no link has the systemName");
		this.definition = Definitions.imported("links.csv", "\"match\":\"id\"");
		assertThat(refusal(row(Action.UPSERT, "bbb", "bbb", added()))).startsWith("no link has the id 'bbb'");
	}

	@Test
	void addsNothingThatThereIs() {
		assertThat(refusal(row(Action.ADD, NAME, null, added()))).isEqualTo("the link exists already: aaa");
	}

	@Test
	void deletesALinkWithoutLookingAtItsOtherCells() {
		LinkChange change = change(
				row(Action.DELETE, NAME, null, fields(LinkField.USER_ID, "nobody").with(LinkField.UNIQUE_ID, "other")));
		assertThat(change.action()).isEqualTo(LinkAction.DELETE);
		assertThat(change.link()).isEqualTo(LINK);
		assertThat(change.reason()).isEqualTo("line 7 requests its deletion");
	}

	@Test
	void prefersTheEnabledLinkExceptToDelete() {
		addLink("bbb", LinkStatus.DISABLED);
		assertThat(change(row(Action.UPSERT, NAME, null, fields(LinkField.NAME, "x"))).link()).isEqualTo(LINK);
		assertThat(refusal(row(Action.DELETE, NAME, null, LinkFields.none())))
			.startsWith("2 links have the systemName 'NAME-aaa', such as aaa and bbb;");
	}

	@Test
	void takesTheOnlyDisabledLink() {
		this.links.remove(NAME);
		addLink("bbb", LinkStatus.DISABLED);
		assertThat(change(row(Action.UPSERT, NAME, null, fields(LinkField.NAME, "x"))).link().id()).isEqualTo("bbb");
	}

	@Test
	void refusesToChooseAmongEnabledLinks() {
		addLink("bbb", LinkStatus.ENABLED);
		assertThat(refusal(row(Action.UPSERT, NAME, null, fields(LinkField.NAME, "x")))).contains("aaa and bbb");
	}

	@Test
	void idMustBeThatOfTheLinkFound() {
		assertThat(change(row(Action.UPSERT, NAME, "aaa", fields(LinkField.NAME, "x"))).link()).isEqualTo(LINK);
		assertThat(refusal(row(Action.UPSERT, NAME, "bbb", fields(LinkField.NAME, "x"))))
			.isEqualTo("the link with this systemName is aaa, not bbb as the row says");
		assertThat(refusal(row(Action.UPSERT, "NAME-new", "bbb", added())))
			.startsWith("no link has this systemName, so the row cannot mean bbb;");
		assertThat(refusal(row(Action.DELETE, "NAME-new", "bbb", LinkFields.none())))
			.isEqualTo("no link has the systemName 'NAME-new'");
	}

	@Test
	void newOwnerMustExistAndIsSpelledAsTheAccountDoes() {
		LinkChange change = change(row(Action.UPSERT, NAME, null, fields(LinkField.USER_ID, "anna")));
		assertThat(change.after()).isEqualTo(fields(LinkField.USER_ID, "Anna"));
		assertThat(change.preconditions()).containsExactly(new Precondition.User("Anna"));
		assertThat(refusal(row(Action.UPSERT, NAME, null, fields(LinkField.USER_ID, "nobody"))))
			.startsWith("the account has no user 'nobody', and the server would create it;");
	}

	@Test
	void newOwnerIsCreatedInItsFirstSpelling() {
		this.definition = Definitions.imported("links.csv", "\"onUnknownOwner\":\"create\"");
		LinkChange change = change(row(Action.UPSERT, NAME, null, fields(LinkField.USER_ID, "nobody")));
		assertThat(change.after()).isEqualTo(fields(LinkField.USER_ID, "NOBODY"));
		assertThat(change.preconditions()).isEmpty();
		assertThat(change(row(Action.UPSERT, NAME, null, fields(LinkField.USER_ID, "anna"))).after())
			.isEqualTo(fields(LinkField.USER_ID, "Anna"));
	}

	@Test
	void uniqueIdCannotBeChanged() {
		this.links.put(NAME, List.of(Links.withUniqueId(LINK, "mine")));
		assertThat(decide(row(Action.UPSERT, NAME, null, fields(LinkField.UNIQUE_ID, "MINE"))))
			.isInstanceOf(Unchanged.class);
		ImportRow other = row(Action.UPSERT, NAME, null, fields(LinkField.UNIQUE_ID, "other"));
		assertThat(refusal(other)).isEqualTo("the uniqueId of the link aaa is 'mine' and cannot be changed");
		this.links.put(NAME, List.of(LINK));
		assertThat(refusal(other)).isEqualTo("the uniqueId of the link aaa is not set and cannot be changed");
		this.keepsUniqueIds = false;
		assertThat(decide(other)).isInstanceOf(Unchanged.class);
	}

	@Test
	void passesOnWhatIsWrongWithARow() {
		assertThat(refusal(ImportRow.invalid(7, "the row", "is no row"))).isEqualTo("is no row");
	}

	@Test
	void decisionsAreInTheOrderOfRows() {
		assertThat(rule()
			.decide(List.of(row(Action.UPSERT, NAME, null, fields(LinkField.NAME, "x")),
					ImportRow.invalid(8, "bad", "is no row")))
			.changes()).hasSize(1);
	}

	@Test
	void leavesAProtectedLinkAlone() {
		this.definition = Definitions.importedSelecting("\"protect\":{\"id\":[\"aaa\"]}");
		assertThat(refusal(row(Action.UPSERT, NAME, null, fields(LinkField.NAME, "x"))))
			.startsWith("the link aaa is protected by ");
		assertThat(refusal(row(Action.DELETE, NAME, null, LinkFields.none())))
			.startsWith("the link aaa is protected by ");
	}

	@Test
	void leavesALinkAloneThatIsNotSelected() {
		this.definition = Definitions.importedSelecting("\"systemName\":[\"OTHER-*\"]");
		assertThat(refusal(row(Action.UPSERT, NAME, null, fields(LinkField.NAME, "x"))))
			.isEqualTo("the link aaa is not among those that select names");
		assertThat(refusal(row(Action.DELETE, NAME, null, LinkFields.none())))
			.isEqualTo("the link aaa is not among those that select names");
	}

	@Test
	void givesNoLinkAProtectedName() {
		this.definition = Definitions.importedSelecting("\"protect\":{\"systemName\":[\"*-new\"]}");
		assertThat(refusal(row(Action.UPSERT, "NAME-new", null, added())))
			.startsWith("the systemName NAME-new is protected by ");
		assertThat(refusal(row(Action.UPSERT, NAME, null, fields(LinkField.SYSTEM_NAME, "OTHER-new"))))
			.startsWith("the systemName OTHER-new is protected by ");
		assertThat(change(row(Action.UPSERT, NAME, null, fields(LinkField.SYSTEM_NAME, "OTHER"))).link())
			.isEqualTo(LINK);
	}

	@Test
	void looksUpOwnersOnlyWhereTheyMayChange() {
		decide(row(Action.UPSERT, NAME, null, fields(LinkField.USER_ID, "OWNER@example.com")));
		decide(row(Action.DELETE, NAME, null, fields(LinkField.USER_ID, "berta")));
		decide(row(Action.UPSERT, NAME, null, fields(LinkField.NAME, "x")));
		assertThat(this.asked).isEmpty();
		decide(row(Action.UPSERT, NAME, null, fields(LinkField.USER_ID, "carla")));
		decide(row(Action.UPSERT, "NAME-new", null, added().with(LinkField.USER_ID, "dora")));
		assertThat(this.asked).containsExactlyInAnyOrder("carla", "dora");
	}

	@Test
	void refusedValueThatTheLinkHasIsNoReasonToReject() {
		LinkFields fields = fields(LinkField.FULL_URL, LINK.fullUrl());
		assertThat(decide(refused(NAME, fields, LinkField.FULL_URL))).isInstanceOf(Unchanged.class);
		assertThat(decide(refused(NAME, fields.with(LinkField.NAME, "Another"), LinkField.FULL_URL)))
			.isInstanceOf(LinkChange.class);
	}

	@Test
	void refusedValueIsRejectedWhereItWouldBeSet() {
		LinkFields fields = fields(LinkField.FULL_URL, "https://exa mple.com/");
		assertThat(decide(refused(NAME, fields, LinkField.FULL_URL))).isInstanceOf(Rejected.class)
			.extracting(Decision::reason)
			.isEqualTo("the fullUrl is refused");
		assertThat(decide(refused("NAME-new", added(), LinkField.FULL_URL))).isInstanceOf(Rejected.class);
	}

	@Test
	void linkToItselfOrInARingIsRejected() {
		assertThat(decide(leading("https://www.kaltura.com/tiny/" + LINK.id())).reason())
			.isEqualTo("fullUrl 'https://www.kaltura.com/tiny/%s' leads back to this link, %1$s; write the URL where it"
				.formatted(LINK.id()) + " shall end");
		this.targets.put("ping0001", "HTTPS://WWW.KALTURA.COM/tiny/pong0001");
		this.targets.put("pong0001", "https://www.kaltura.com/tiny/" + LINK.id());
		assertThat(decide(leading("https://www.kaltura.com/tiny/ping0001"))).isInstanceOf(Rejected.class);
		this.targets.put("pong0001", "https://example.com/");
		assertThat(decide(leading("https://www.kaltura.com/tiny/ping0001"))).isInstanceOf(LinkChange.class);
		this.desiredTargets.put("pong0001", "https://www.kaltura.com/tiny/" + LINK.id());
		assertThat(decide(leading("https://www.kaltura.com/tiny/ping0001"))).isInstanceOf(Rejected.class);
	}

	@Test
	void ringOfOtherLinksIsNotFollowedForever() {
		this.targets.put("ping0001", "https://www.kaltura.com/tiny/pong0001");
		this.targets.put("pong0001", "https://www.kaltura.com/tiny/ping0001");
		assertThat(decide(leading("https://www.kaltura.com/tiny/ping0001"))).isInstanceOf(LinkChange.class);
	}

	@Test
	void anotherShortUrlIsWarnedOf() {
		String reason = decide(leading("https://www.kaltura.com/tiny/ping0001")).reason();
		assertThat(RowWarnings.in(reason))
			.containsExactly("fullUrl leads to the short link ping0001; write the URL to which that leads");
		assertThat(RowWarnings.in(decide(row(Action.UPSERT, "NAME-new", null,
				fields(LinkField.SYSTEM_NAME, "NAME-new").with(LinkField.FULL_URL,
						"https://www.kaltura.com/api_v3/service/shortlink_shortlink/action/goto/id/ping0001")))
			.reason())).hasSize(1);
		assertThat(RowWarnings.in(decide(leading("https://www.example.com/tiny/ping0001")).reason())).isEmpty();
		assertThat(RowWarnings.in(decide(leading("https://www.kaltura.com/tiny/ping0001/more")).reason())).isEmpty();
	}

	@Test
	void newLinkThatHasExpiredIsWarnedOf() {
		assertThat(RowWarnings.in(decide(row(Action.UPSERT, "NAME-new", null, added().withExpiresAt(AS_OF))).reason()))
			.containsExactly("expiresAt is 2026-06-01T00:00:00Z, so the new link has expired already");
		assertThat(RowWarnings
			.in(decide(row(Action.UPSERT, "NAME-new", null, added().withExpiresAt(AS_OF.plusSeconds(1)))).reason()))
			.isEmpty();
	}

	private static ImportRow leading(String url) {
		return row(Action.UPSERT, NAME, null, fields(LinkField.FULL_URL, url));
	}

}
