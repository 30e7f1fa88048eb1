package io.linkkeeper.definition;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.linkkeeper.definition.rule.CascadeAction;
import io.linkkeeper.definition.rule.CascadeSettings;
import io.linkkeeper.definition.rule.DedupAction;
import io.linkkeeper.definition.rule.DedupSettings;
import io.linkkeeper.definition.rule.ExpireAction;
import io.linkkeeper.definition.rule.ExpireSettings;
import io.linkkeeper.definition.rule.NoticeSettings;
import io.linkkeeper.definition.rule.RuleSettings;
import io.linkkeeper.definition.rule.Survivor;
import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.definition.section.MisfireInstruction;
import io.linkkeeper.definition.section.NotifyEvent;
import io.linkkeeper.definition.section.NotifySettings;
import io.linkkeeper.definition.section.OnCrash;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.definition.section.Schedule;
import io.linkkeeper.definition.section.Selection;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import io.linkkeeper.link.LinkField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DefinitionReaderTests {

	private static final Path SHIPPED = Path.of("jobs", "expire-links.yml");

	private final DefinitionReader reader = new DefinitionReader();

	@TempDir
	private Path folder;

	@Test
	void shippedDefinition() {
		assertThat(this.reader.read(SHIPPED)).isEqualTo(new JobDefinition(
				new JobHeader("expire-links", "Disable what has expired; delete it 30 days later.", List.of("default")),
				new Schedule("0 15 4 * * ?", ZoneId.of("Europe/Berlin"), MisfireInstruction.FIRE_ONCE,
						Duration.ofHours(6), OnCrash.RESTART),
				selection("VIP-*", "KMC-PREVIEW"),
				new ExpireSettings(Duration.ofDays(1), ExpireAction.DISABLE, Duration.ofDays(30), false, null),
				Limits.DEFAULTS, NotifySettings.DEFAULT));
	}

	@Test
	void nameAndTypeAreEnough() throws IOException {
		assertThat(read("name: a\ntype: expire\n"))
			.isEqualTo(new JobDefinition(new JobHeader("a", "", List.of("default")), null, selection("KMC-PREVIEW"),
					new ExpireSettings(Duration.ZERO, ExpireAction.DISABLE, null, false, null),
					new Limits(5_000, 5_000, 1_000, BigDecimal.valueOf(20), 25, 100), NotifySettings.DEFAULT));
	}

	@Test
	void severalAccounts() throws IOException {
		JobDefinition definition = read("name: a\ntype: expire\naccounts: [default, second]\n");
		assertThat(definition.accounts()).containsExactly("default", "second");
		assertThat(definition.perAccount()).extracting(JobDefinition::account).containsExactly("default", "second");
		assertThat(definition.perAccount().get(0)).isEqualTo(read("name: a\ntype: expire\n"));
		assertThat(JobDefinition.fromJson(definition.canonicalJson())).isEqualTo(definition);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(definition::account)
			.withMessageContaining("default, second");
	}

	@Test
	void oneAccountEitherWay() throws IOException {
		JobDefinition definition = read("name: a\ntype: expire\naccounts: [second]\n");
		assertThat(definition).isEqualTo(read("name: a\ntype: expire\naccount: second\n"));
		assertThat(definition.canonicalJson()).contains("\"account\":\"second\"");
	}

	@Test
	void overriddenAccounts() throws IOException {
		Path one = Files.writeString(this.folder.resolve("one.yml"), "name: a\ntype: expire\naccount: b\n");
		Path two = Files.writeString(this.folder.resolve("two.yml"), "name: a\ntype: expire\naccounts: [b, c]\n");
		assertThat(this.reader.read(one, Map.of("accounts", "[c, d]")).accounts()).containsExactly("c", "d");
		assertThat(this.reader.read(two, Map.of("account", "d")).accounts()).containsExactly("d");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> this.reader.read(one, Map.of("account", "c", "accounts", "[d]")))
			.withMessageContaining("-p accounts: does not go together with account");
	}

	@Test
	void dedupWithoutARule() throws IOException {
		assertThat(read("name: a\ntype: dedup\n").settings())
			.isEqualTo(new DedupSettings(List.of(LinkField.SYSTEM_NAME), Survivor.NEWEST, DedupAction.DISABLE));
	}

	@Test
	void dedupWithEveryKey() throws IOException {
		assertThat(storedAndRead("name: a\ntype: dedup\n"
				+ "rule: { key: [systemName, fullUrl, userId], keep: latest-expiry, action: delete }\n"))
			.isEqualTo(new DedupSettings(List.of(LinkField.SYSTEM_NAME, LinkField.FULL_URL, LinkField.USER_ID),
					Survivor.LATEST_EXPIRY, DedupAction.DELETE));
	}

	@Test
	void cascadeWithoutARule() throws IOException {
		assertThat(storedAndRead("name: a\ntype: cascade\n"))
			.isEqualTo(new CascadeSettings(null, null, CascadeAction.DISABLE, false));
	}

	@Test
	void cascadeOfLeavers() throws IOException {
		assertThat(storedAndRead(
				"name: a\ntype: cascade\n" + "rule: { leavers: leavers.csv, successor: boss, action: hand-over }\n"))
			.isEqualTo(new CascadeSettings("leavers.csv", "boss", CascadeAction.HAND_OVER, false));
	}

	@Test
	void cascadeOfLinksWithoutOwner() throws IOException {
		assertThat(storedAndRead("name: a\ntype: cascade\nrule: { withoutOwner: true, action: delete }\n"))
			.isEqualTo(new CascadeSettings(null, null, CascadeAction.DELETE, true));
	}

	@Test
	void noticeWithEveryKey() throws IOException {
		assertThat(storedAndRead("name: a\ntype: notice\nrule: { within: P14D, mailOwners: true }\n"))
			.isEqualTo(new NoticeSettings(Duration.ofDays(14), true));
		assertThat(storedAndRead("name: a\ntype: notice\nrule: { within: P7D }\n"))
			.isEqualTo(new NoticeSettings(Duration.ofDays(7), false));
	}

	@Test
	void peopleToTell() throws IOException {
		JobDefinition definition = read(
				"name: a\ntype: expire\nnotify: { mail: [ops@example.com], on: [failed, missed] }\n");
		assertThat(definition.notification())
			.isEqualTo(new NotifySettings(List.of("ops@example.com"), List.of(NotifyEvent.FAILED, NotifyEvent.MISSED)));
		assertThat(JobDefinition.fromJson(definition.canonicalJson())).isEqualTo(definition);
		JobDefinition nobody = read("name: a\ntype: expire\nnotify: { mail: [] }\n");
		assertThat(nobody.notification()).isEqualTo(new NotifySettings(List.of(), NotifySettings.DEFAULT.on()));
		assertThat(JobDefinition.fromJson(nobody.canonicalJson())).isEqualTo(nobody);
	}

	private RuleSettings storedAndRead(String yaml) throws IOException {
		JobDefinition definition = read(yaml);
		assertThat(JobDefinition.fromJson(definition.canonicalJson())).isEqualTo(definition);
		return definition.settings();
	}

	@Test
	void scheduleOfACronAlone() throws IOException {
		assertThat(read("name: a\ntype: expire\nschedule: { cron: \"0 15 4 * * ?\" }\n").schedule())
			.isEqualTo(new Schedule("0 15 4 * * ?", ZoneId.of("UTC"), MisfireInstruction.FIRE_ONCE, Duration.ofHours(6),
					OnCrash.RESTART));
	}

	@Test
	void builtInProtectionTakenAway() throws IOException {
		assertThat(read("name: a\ntype: expire\nselect: { protectDefaults: false }\n").protect().systemName())
			.isEmpty();
	}

	@Test
	void wordsThatYamlWouldMisread() throws IOException {
		assertThat(read("name: a\ntype: expire\nselect: { systemName: [NO, 010, 1:30, 2026-01-01] }\n").select()
			.systemName()).containsExactly("NO", "010", "1:30", "2026-01-01");
	}

	@Test
	void fileWithAByteOrderMark() throws IOException {
		assertThat(read("\uFEFFname: a\ntype: expire\n").name()).isEqualTo("a");
	}

	@Test
	void overriddenValues() {
		JobDefinition overridden = this.reader.read(SHIPPED, Map.of("rule.grace", "PT0S", "rule.action", "delete",
				"limits.maxPercent", "0.5", "select.systemName", "[\"A*\", 'B?']", "limits.minChanges", "3"));
		assertThat(overridden.settings())
			.isEqualTo(new ExpireSettings(Duration.ZERO, ExpireAction.DELETE, Duration.ofDays(30), false, null));
		assertThat(overridden.limits()).isEqualTo(new Limits(5_000, 5_000, 1_000, new BigDecimal("0.5"), 3, 100));
		assertThat(overridden.select().systemName()).containsExactly("A*", "B?");
	}

	@Test
	void overriddenValueOfASectionThatTheFileLacks() throws IOException {
		Path file = Files.writeString(this.folder.resolve("job.yml"), "name: a\ntype: expire\n");
		assertThat(this.reader.read(file, Map.of("limits.maxChanges", "7")).limits().maxChanges()).isEqualTo(7);
	}

	@Test
	void storedDefinitionIsReadBack() {
		JobDefinition definition = this.reader.read(SHIPPED);
		assertThat(JobDefinition.fromJson(definition.canonicalJson())).isEqualTo(definition);
	}

	@Test
	void storedDefinitionWithoutOptionalParts() throws IOException {
		JobDefinition definition = read("name: a\ntype: expire\nselect: { protectDefaults: false }\n");
		assertThat(JobDefinition.fromJson(definition.canonicalJson())).isEqualTo(definition);
		assertThat(definition.canonicalJson())
			.isEqualTo("{\"name\":\"a\",\"type\":\"expire\",\"description\":\"\",\"account\":\"default\","
					+ "\"select\":{\"systemName\":[\"*\"],\"protect\":{},\"protectDefaults\":false},"
					+ "\"rule\":{\"grace\":\"PT0S\",\"action\":\"disable\",\"deleteDisabledByOthers\":false},"
					+ "\"limits\":{\"maxChanges\":5000,\"maxAdds\":5000,\"maxDeletes\":1000,\"maxPercent\":20,"
					+ "\"minChanges\":25,\"maxFailed\":100}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "repoint\nrule: { find: /v2/, replace: '' }",
			"repoint\nrule: { find: 'v([0-9])', replace: w$1, regex: true, withDisabled: true }",
			"repoint\nrule: { host: { from: 'a.example:80', to: b.example } }",
			"repoint\nrule: { parameter: { name: uiconf_id, from: '1', to: '7' } }",
			"repoint\nrule: { parameter: { name: uiconf_id, to: '7' } }", "housekeeping",
			"housekeeping\nrule: { retain: P30D }" })
	void storedDefinitionOfEachForm(String type) throws IOException {
		JobDefinition definition = read("name: a\ntype: " + type + "\n");
		assertThat(JobDefinition.fromJson(definition.canonicalJson())).isEqualTo(definition);
	}

	@Test
	void storedDefinitionThatIsDamaged() {
		assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> JobDefinition.fromJson("{\"nam"))
			.withMessageStartingWith("the stored definition: is not JSON: ");
		assertThatExceptionOfType(InvalidDefinitionException.class)
			.isThrownBy(() -> JobDefinition.fromJson("{\"name\":\"a\",\"type\":\"expire\",\"rule\":{\"grace\":\"1\"}}"))
			.withMessageStartingWith("the stored definition: rule.grace: \"1\" is not a duration");
	}

	@Test
	void hashTellsDefinitionsApart() throws IOException {
		String hash = read("name: a\ntype: expire\n").hash();
		assertThat(hash).matches("[0-9a-f]{64}");
		assertThat(read("# another text\ntype: expire\nname: 'a'\nlimits: { maxPercent: 20.0 }\n").hash())
			.isEqualTo(hash);
		assertThat(read("name: a\ntype: expire\nrule: { grace: PT1S }\n").hash()).isNotEqualTo(hash);
	}

	private static Selection selection(String... protectedNames) {
		return new Selection(List.of("*"), List.of(), List.of(),
				new Protection(List.of(protectedNames), List.of(), List.of()), false);
	}

	private JobDefinition read(String yaml) throws IOException {
		return this.reader.read(Files.writeString(this.folder.resolve("job.yml"), yaml));
	}

}
