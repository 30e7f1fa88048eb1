package io.linkkeeper.definition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.linkkeeper.definition.rule.HousekeepingSettings;
import io.linkkeeper.definition.yaml.DefinitionText;
import io.linkkeeper.definition.yaml.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Problems of definitions, with their exact place and their correction.
 */
class DefinitionProblemsTests {

	private static final String VALID = "name: expire-links\ntype: expire\n";

	@TempDir
	private Path folder;

	@Test
	void unknownKeyOfTheRule() throws IOException {
		assertThat(problems(VALID + "rule:\n  grace: P1D\n  acton: disable\n"))
			.isEqualTo("job.yml:5: rule.acton: unknown key; did you mean action? "
					+ "Known here: grace, action, deleteAfter, deleteDisabledByOthers, redirect");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "{a: ", "- ", "{", "[{a: " })
	void refusesAFileOfBracketsAtOnce(String bracket) throws IOException {
		assertThat(problems(VALID + "rule: " + bracket.repeat(200_000 / bracket.length()))).contains("job.yml:3: is ");
	}

	@Test
	void unknownKeyAtTheTop() throws IOException {
		assertThat(problems(VALID + "limit: {}\n")).startsWith("job.yml:3: limit: unknown key; did you mean limits? ");
	}

	@Test
	void keyInTheWrongPlace() throws IOException {
		assertThat(problems(VALID + "protectDefaults: false\n"))
			.startsWith("job.yml:3: protectDefaults: unknown key; did you mean select.protectDefaults? ");
	}

	@Test
	void keyOfTheRuleAtTheTop() throws IOException {
		assertThat(problems(VALID + "deleteAfter: P1D\n"))
			.startsWith("job.yml:3: deleteAfter: unknown key; did you mean rule.deleteAfter? ");
	}

	@Test
	void keyLikeNoOther() throws IOException {
		assertThat(problems(VALID + "zzzzzzzz: 1\n"))
			.startsWith("job.yml:3: zzzzzzzz: unknown key. Known here: name, ");
	}

	@Test
	void accountBesideAccounts() throws IOException {
		assertThat(problems(VALID + "account: a\naccounts: [b]\n"))
			.isEqualTo("job.yml:4: accounts: does not go together with account; keep one of the two keys");
	}

	@Test
	void accountsThatWouldShareAFile() throws IOException {
		assertThat(problems("name: a\ntype: export\naccounts: [a, b]\n")).isEqualTo("job.yml:3: accounts: would write "
				+ "the file of one account over that of another; write a job for each");
	}

	@Test
	void accountsThatAreNone() throws IOException {
		assertThat(problems(VALID + "accounts: []\n"))
			.isEqualTo("job.yml:3: accounts: is an empty list; name at least one, or delete the key");
		assertThat(problems(VALID + "accounts: [a, a]\n"))
			.isEqualTo("job.yml:3: accounts: names the same thing twice; write each once");
		assertThat(problems(VALID + "accounts: second\n"))
			.isEqualTo("job.yml:3: accounts: must be a list; write [\"second\"]");
		assertThat(problems(VALID + "accounts:\n- a\n- b/c\n"))
			.startsWith("job.yml:5: accounts[1]: \"b/c\" is not a name");
	}

	@Test
	void unknownType() throws IOException {
		assertThat(problems("name: a\ntype: expires\n"))
			.startsWith("job.yml:2: type: \"expires\" is not one of expire, ")
			.endsWith("; did you mean expire?");
	}

	@Test
	void unknownAction() throws IOException {
		assertThat(problems(VALID + "rule:\n  action: disabled\n")).isEqualTo(
				"job.yml:4: rule.action: \"disabled\" is not one of disable, delete, redirect; did you mean disable?");
	}

	@Test
	void recipientWithoutAnAddress() throws IOException {
		assertThat(problems(VALID + "notify:\n  mail: [the boss]\n"))
			.isEqualTo("job.yml:4: notify.mail[0]: \"the boss\" is not a mail address: One address, such as"
					+ " ops@example.com.");
	}

	@Test
	void unknownEvent() throws IOException {
		assertThat(problems(VALID + "notify:\n  on: [failure]\n"))
			.startsWith("job.yml:4: notify.on[0]: \"failure\" is not one of failed, guard, ");
	}

	@Test
	void noticeOfNoTime() throws IOException {
		assertThat(problems("name: a\ntype: notice\nrule: { mailOwners: true }\n"))
			.isEqualTo("job.yml:3: rule: the key within is missing; add it");
		assertThat(problems("name: a\ntype: notice\nrule: { within: P99999D }\n"))
			.isEqualTo("job.yml:3: rule.within: \"P99999D\" is too long; write at most P36500D");
	}

	@Test
	void redirectWithoutItsUrlOrItsAction() throws IOException {
		assertThat(problems(VALID + "rule:\n  action: redirect\n"))
			.isEqualTo("job.yml:4: rule.action: redirect needs the URL to lead to; add the key redirect");
		assertThat(problems(VALID + "rule:\n  redirect: https://example.com/over\n"))
			.isEqualTo("job.yml:4: rule.redirect: has no effect without action: redirect; add that or delete this key");
	}

	@Test
	void redirectToWhatIsNoUrl() throws IOException {
		assertThat(problems(VALID + "rule:\n  action: redirect\n  redirect: example.com/over\n"))
			.startsWith("job.yml:5: rule.redirect: 'example.com/over' ");
	}

	@Test
	void keyUnderTheRuleOfAnActivateJob() throws IOException {
		assertThat(problems("name: a\ntype: activate\nrule: { within: P1D }\n")).startsWith("job.yml:3: rule.within: ");
	}

	@Test
	void noticeWithoutARule() throws IOException {
		assertThat(problems("name: a\ntype: notice\n")).isEqualTo("job.yml:1: rule: the key within is missing; add it");
	}

	@Test
	void unknownEncoding() throws IOException {
		assertThat(problems("name: a\ntype: import\nrule:\n  file: links.csv\n  encoding: utf-9\n"))
			.isEqualTo("job.yml:5: rule.encoding: \"utf-9\" is not an encoding this Java knows; did you mean UTF-8?");
	}

	@Test
	void allValuesOfASectionThatAreNone() throws IOException {
		assertThat(problems(
				"name: a\ntype: import\nrule:\n  file: links.csv\n  encoding: utf-9\n  zone: Mars\n  match: name\n")
			.lines()
			.map((line) -> line.substring(0, line.indexOf(": ", 12))))
			.containsExactly("job.yml:5: rule.encoding", "job.yml:6: rule.zone", "job.yml:7: rule.match");
	}

	@Test
	void whatSectionsAndTheirKeysRefuseTogether() throws IOException {
		assertThat(
				problems("name: a\ntype: cascade\nschedule: { cron: '0 0 4 31 2 ?' }\nrule:\n  leavers: leavers.csv\n"
						+ "  successor: boss\n  withoutOwner: true\n")
					.lines()
					.map((line) -> line.substring(0, line.indexOf(": ", 12))))
			.containsExactly("job.yml:3: schedule.cron", "job.yml:6: rule.successor", "job.yml:7: rule.withoutOwner");
	}

	@Test
	void missingNameAndType() throws IOException {
		assertThat(problems("description: nothing else\n"))
			.isEqualTo("job.yml:1: the key name is missing; add it\n" + "job.yml:1: the key type is missing; add it");
	}

	@Test
	void missingCron() throws IOException {
		assertThat(problems(VALID + "schedule:\n  zone: UTC\n"))
			.isEqualTo("job.yml:3: schedule: the key cron is missing; add it");
	}

	@Test
	void allMistakesAtOnceInTheOrderOfLines() throws IOException {
		assertThat(problems(VALID + "rule:\n  grace: soon\n  actoin: delete\nlimits:\n  maxPercent: 200\n").lines()
			.map((line) -> line.substring(0, line.indexOf(": ", 12))))
			.containsExactly("job.yml:4: rule.grace", "job.yml:5: rule.actoin", "job.yml:7: limits.maxPercent");
	}

	@Test
	void dedupKeyOfOwnersOnly() throws IOException {
		assertThat(problems("name: a\ntype: dedup\nrule: { key: [userId] }\n")).isEqualTo("job.yml:3: rule.key: would "
				+ "make duplicates of links that have nothing else in common; add systemName or fullUrl");
	}

	@Test
	void dedupKeyThatIsNoField() throws IOException {
		assertThat(problems("name: a\ntype: dedup\nrule: { key: [fullURL] }\n"))
			.isEqualTo("job.yml:3: rule.key[0]: \"fullURL\" is not one of systemName, fullUrl, name, userId; "
					+ "did you mean fullUrl?");
	}

	@Test
	void dedupKeyThatIsEmptyOrTwiceTheSame() throws IOException {
		assertThat(problems("name: a\ntype: dedup\nrule: { key: [] }\n"))
			.startsWith("job.yml:3: rule.key: is an empty");
		assertThat(problems("name: a\ntype: dedup\nrule: { key: [fullUrl, fullUrl] }\n"))
			.isEqualTo("job.yml:3: rule.key: names the same thing twice; write each once");
	}

	@Test
	void repointByNothingOrByTwoThings() throws IOException {
		assertThat(problems("name: a\ntype: repoint\nrule: {}\n")).isEqualTo(
				"job.yml:3: rule: does not say what to rewrite; add one of find (with replace), host, parameter and"
						+ " player");
		assertThat(repoint("find: a, replace: b, host: { from: a.example, to: b.example }"))
			.isEqualTo("job.yml:3: rule: has find and host, of which a job takes one; write a job for each");
		assertThat(repoint("host: { from: a.example, to: b.example }, regex: true"))
			.isEqualTo("job.yml:3: rule.regex: belongs to find, which is not there; delete it");
	}

	@Test
	void repointThatWouldNeverEnd() throws IOException {
		assertThat(repoint("find: a"))
			.isEqualTo("job.yml:3: rule.find: needs something in its place; add the key replace");
		assertThat(repoint("find: /a, replace: /a/b"))
			.startsWith("job.yml:3: rule.replace: holds the text to find, so");
		assertThat(repoint("find: 'a*', replace: b, regex: true"))
			.startsWith("job.yml:3: rule.find: matches a text without any character");
	}

	@Test
	void repointByAnExpressionThatIsNone() throws IOException {
		assertThat(repoint("find: 'a(b', replace: c, regex: true"))
			.startsWith("job.yml:3: rule.find: is no regular expression of RE2's syntax: ");
		assertThat(repoint("find: '(?!b)a', replace: c, regex: true"))
			.startsWith("job.yml:3: rule.find: is no regular expression of RE2's syntax: ");
		assertThat(repoint("find: 'a(b)', replace: 'c$2', regex: true"))
			.startsWith("job.yml:3: rule.replace: asks for a group that find does not have ")
			.endsWith("; write \\$ for a dollar sign");
		assertThat(repoint("find: 'a(b)', replace: 'c${x}', regex: true"))
			.startsWith("job.yml:3: rule.replace: asks for a group that find does not have ");
	}

	@Test
	void repointFromAndToTheSame() throws IOException {
		assertThat(repoint("host: { from: A.example, to: a.example }"))
			.isEqualTo("job.yml:3: rule.host: names the same host twice");
		assertThat(repoint("host: { from: a.example, to: 'https://b.example/' }"))
			.startsWith("job.yml:3: rule.host.to: \"https://b.example/\" is not a host; write b.example");
		assertThat(repoint("parameter: { name: uiconf_id, from: '1', to: '1' }"))
			.isEqualTo("job.yml:3: rule.parameter: names the same value twice");
		assertThat(repoint("parameter: { name: uiconf_id }"))
			.isEqualTo("job.yml:3: rule.parameter: the key to is missing; add it");
	}

	@Test
	void repointOfHostsThatBrowsersRefuse() throws IOException {
		assertThat(repoint("host: { from: a.example, to: 'b.example:99999' }"))
			.isEqualTo("job.yml:3: rule.host.to: is not a host");
		assertThat(repoint("host: { from: a.256, to: b.example }"))
			.isEqualTo("job.yml:3: rule.host.from: is not a host");
	}

	@Test
	void repointOfPlayersThatAreNone() throws IOException {
		assertThat(repoint("player: { from: '11', to: '11' }"))
			.isEqualTo("job.yml:3: rule.player: names the same player twice");
		assertThat(repoint("player: { from: my-player, to: '22' }"))
			.startsWith("job.yml:3: rule.player.from: \"my-player\" is not the id of a player");
		assertThat(repoint("player: { from: '11', to: '22' }, parameter: { name: a, to: b }"))
			.startsWith("job.yml:3: rule: has parameter and player, of which a job takes one");
	}

	@Test
	void campaignParametersWithHalfABrace() throws IOException {
		assertThat(problems("name: a\ntype: import\nrule: { file: a.csv, utm: { campaign: '{Campaign' } }\n"))
			.isEqualTo(
					"job.yml:3: rule.utm.campaign: has a brace without the other, or none between two; write a column"
							+ " as {systemName}");
		assertThat(problems("name: a\ntype: import\nrule: { file: a.csv, utm: { sorce: x } }\n"))
			.startsWith("job.yml:3: rule.utm.sorce: unknown key; did you mean source?");
	}

	private String repoint(String rule) throws IOException {
		return problems("name: a\ntype: repoint\nrule: { " + rule + " }\n");
	}

	@Test
	void housekeepingThatKeepsNothing() throws IOException {
		assertThat(problems("name: a\ntype: housekeeping\nrule: { retain: PT23H }\n"))
			.isEqualTo("job.yml:3: rule.retain: \"PT23H\" is too short; write at least P1D");
		assertThat(JobDefinition.fromJson("{\"name\":\"a\",\"type\":\"housekeeping\",\"rule\":{\"retain\":\"P1D\"}}"))
			.extracting(JobDefinition::settings)
			.isEqualTo(new HousekeepingSettings(Duration.ofDays(1)));
	}

	@Test
	void successorWithoutHandOver() throws IOException {
		assertThat(problems("name: a\ntype: cascade\nrule: { successor: boss }\n"))
			.isEqualTo("job.yml:3: rule.successor: has no effect without action: hand-over; set that action or "
					+ "delete this key");
	}

	@Test
	void handOverToNobody() throws IOException {
		assertThat(problems("name: a\ntype: cascade\nrule: { action: hand-over }\n"))
			.isEqualTo("job.yml:3: rule.action: hand-over needs someone to hand over to; add the key successor");
	}

	@Test
	void linksWithoutOwnerBesidesLeavers() throws IOException {
		assertThat(problems("name: a\ntype: cascade\nrule: { leavers: leavers.csv, withoutOwner: true }\n"))
			.isEqualTo("job.yml:3: rule.withoutOwner: has no effect with leavers, which says whose links are meant; "
					+ "delete this key, or write a job for each");
	}

	@Test
	void durationInMonths() throws IOException {
		assertThat(problems(VALID + "rule: { grace: P1M }\n"))
			.isEqualTo("job.yml:3: rule.grace: \"P1M\" is not a duration; write P30D or PT1M");
		assertThat(problems(VALID + "rule: { grace: soon }\n")).isEqualTo("job.yml:3: rule.grace: \"soon\" is not a "
				+ "duration: ISO 8601 in days, hours, minutes and seconds, such as P30D or PT6H, never negative; "
				+ "months and years have no fixed length.");
	}

	@Test
	void negativeDuration() throws IOException {
		assertThat(problems(VALID + "rule: { grace: -P1D }\n"))
			.startsWith("job.yml:3: rule.grace: \"-P1D\" is not a duration: ");
		assertThat(problems(VALID + "rule: { grace: P-1D }\n"))
			.startsWith("job.yml:3: rule.grace: \"P-1D\" is not a duration: ");
	}

	@Test
	void halfADuration() throws IOException {
		for (String half : new String[] { "P", "PT", "P1DT", "1D", "P1", "P1D " }) {
			assertThat(problems(VALID + "rule: { grace: \"" + half + "\" }\n"))
				.startsWith("job.yml:3: rule.grace: \"" + half + "\" is not a duration");
		}
	}

	@Test
	void durationBeyondTheCalendar() throws IOException {
		assertThat(problems(VALID + "rule: { deleteAfter: P99999999999999999999D }\n"))
			.isEqualTo("job.yml:3: rule.deleteAfter: \"P99999999999999999999D\" is too long; write at most P36500D");
	}

	@Test
	void durationAsNumber() throws IOException {
		assertThat(problems(VALID + "rule: { grace: 30 }\n"))
			.isEqualTo("job.yml:3: rule.grace: 30 is not a duration; write P30D");
	}

	@Test
	void emptySelection() throws IOException {
		assertThat(problems(VALID + "select: { systemName: [] }\n"))
			.isEqualTo("job.yml:3: select.systemName: " + "is an empty list; name at least one, or delete the key");
	}

	@Test
	void emptyPattern() throws IOException {
		assertThat(problems(VALID + "select:\n  systemName:\n  - A*\n  - ''\n"))
			.isEqualTo("job.yml:6: select.systemName[1]: is empty; write a text");
	}

	@Test
	void ownerWithoutQuotesThatIsANumber() throws IOException {
		assertThat(problems(VALID + "select:\n  protect:\n    userId: [4711]\n"))
			.isEqualTo("job.yml:5: select.protect.userId[0]: must be text; put 4711 in quotes");
	}

	@Test
	void textInThePlaceOfAList() throws IOException {
		assertThat(problems(VALID + "select: { systemName: VIP-* }\n"))
			.isEqualTo("job.yml:3: select.systemName: must be a list; write [\"VIP-*\"]");
	}

	@Test
	void keyWithoutAValue() throws IOException {
		assertThat(problems(VALID + "rule:\n  deleteAfter:\n"))
			.isEqualTo("job.yml:4: rule.deleteAfter: has no value; it must be a duration, or delete the key");
	}

	@Test
	void sectionWithoutAValue() throws IOException {
		assertThat(problems(VALID + "select:\n"))
			.isEqualTo("job.yml:3: select: has no value; it must be keys and values of its own, or delete the key");
	}

	@Test
	void yesInThePlaceOfTrue() throws IOException {
		assertThat(problems(VALID + "select: { protectDefaults: no }\n"))
			.isEqualTo("job.yml:3: select.protectDefaults: must be true or false, not \"no\"; write false");
	}

	@Test
	void limitsOutOfRange() throws IOException {
		assertThat(problems(VALID + "limits:\n  maxChanges: -1\n  maxPercent: 100.5\n  maxFailed: 0\n"))
			.isEqualTo("job.yml:4: limits.maxChanges: -1 is too small; write at least 0\n"
					+ "job.yml:5: limits.maxPercent: 100.5 is too large; write at most 100\n"
					+ "job.yml:6: limits.maxFailed: 0 is too small; write at least 1");
	}

	@Test
	void limitBeyondAnyNumber() throws IOException {
		assertThat(problems(VALID + "limits: { maxChanges: 99999999999999999999999 }\n"))
			.startsWith("job.yml:3: limits.maxChanges: 99999999999999999999999 is too large; ");
	}

	@Test
	void partOfALink() throws IOException {
		assertThat(problems(VALID + "limits: { maxChanges: 1.5 }\n"))
			.isEqualTo("job.yml:3: limits.maxChanges: must be a whole number, not 1.5");
	}

	@Test
	void cronThatQuartzDoesNotTake() throws IOException {
		assertThat(problems(VALID + "schedule: { cron: \"0 75 4 * * ?\" }\n")).startsWith(
				"job.yml:3: schedule.cron: \"0 75 4 * * ?\" is not a Quartz cron expression: Minute and Second ");
	}

	@Test
	void cronThatNeverComes() throws IOException {
		assertThat(problems(VALID + "schedule: { cron: \"0 0 4 31 2 ?\" }\n")).isEqualTo(
				"job.yml:3: schedule.cron: \"0 0 4 31 2 ?\" names a time that never comes; correct the day, the month or the year");
	}

	@Test
	void cronOfFiveFields() throws IOException {
		assertThat(problems(VALID + "schedule: { cron: \"15 4 * * *\" }\n"))
			.isEqualTo("job.yml:3: schedule.cron: \"15 4 * * *\" is not a Quartz cron expression; "
					+ "write \"0 15 4 * * ?\"");
		assertThat(problems(VALID + "schedule: { cron: \"15 4\" }\n"))
			.startsWith("job.yml:3: schedule.cron: \"15 4\" is not a Quartz cron expression: Six or seven ");
	}

	@Test
	void unknownZone() throws IOException {
		assertThat(problems(VALID + "schedule:\n  cron: 0 15 4 * * ?\n  zone: Europe/Berln\n"))
			.isEqualTo("job.yml:5: schedule.zone: \"Europe/Berln\" is not a time zone; did you mean Europe/Berlin?");
	}

	@Test
	void deletingWhatOthersDisabledWithoutStageTwo() throws IOException {
		assertThat(problems(VALID + "rule:\n  deleteDisabledByOthers: true\n"))
			.isEqualTo("job.yml:4: rule.deleteDisabledByOthers: has no effect without deleteAfter; "
					+ "add that key or delete this one");
	}

	@Test
	void nameWithASpace() throws IOException {
		assertThat(problems("name: expire links\ntype: expire\n"))
			.startsWith("job.yml:1: name: \"expire links\" is not a name: Letters, digits, ");
	}

	@Test
	void keyTwice() throws IOException {
		assertThat(problems(VALID + "rule:\n  grace: P1D\n  grace: P2D\n"))
			.isEqualTo("job.yml:5: rule.grace: was written before; keep one of the two");
	}

	@Test
	void problemsOfKeysAndOfTheirCombinationsAtOnce() throws IOException {
		assertThat(problems("nmae: a\ntype: cascad\naccounts: [a, b]\nschedule:\n  cron: 15 4 * * 1-5\n  zone: Mars\n"
				+ "rule:\n  leavers: leavers.csv\n  sucessor: boss\n  withoutOwner: true\n")
			.lines()
			.map((line) -> line.substring(0, line.indexOf(": ", 12)))).containsExactly("job.yml:1: nmae",
					"job.yml:2: type", "job.yml:5: schedule.cron", "job.yml:6: schedule.zone",
					"job.yml:9: rule.sucessor", "job.yml:9: rule.successor", "job.yml:10: rule.withoutOwner");
	}

	@Test
	void valueOfAMisspeltKey() throws IOException {
		assertThat(problems(VALID + "rule:\n  graze: 30\n"))
			.startsWith("job.yml:4: rule.graze: unknown key; did you mean grace? ")
			.endsWith("\njob.yml:4: rule.grace: 30 is not a duration; write P30D");
	}

	@Test
	void misspeltKeyBesideTheRightOne() throws IOException {
		assertThat(problems(VALID + "rule:\n  grace: P1D\n  graze: P1D\n"))
			.startsWith("job.yml:5: rule.graze: unknown key. Known here: ");
	}

	@Test
	void keyOfAnotherType() throws IOException {
		assertThat(problems("name: a\ntype: dedup\ndeleteAfter: P1D\n"))
			.startsWith("job.yml:3: deleteAfter: unknown key. Known here: ");
	}

	@Test
	void undoIsACommand() throws IOException {
		assertThat(problems("name: a\ntype: undo\nrule: { run: 7 }\n"))
			.isEqualTo("job.yml:2: type: \"undo\" is no type "
					+ "of a definition; give the command undo RUN to take a run back, and delete this file");
		assertThat(problems("name: a\ntype: undone\n")).contains("\"undone\" is not one of expire, ")
			.doesNotContain("undo,")
			.doesNotContain("did you mean");
		assertThat(overridden("type", "undo"))
			.isEqualTo("-p type: cannot be changed for one run; give the command undo RUN to take a run back");
	}

	@Test
	void limitThatSwitchesAnotherOff() throws IOException {
		String message = ", so that maxPercent would never apply; write at most ";
		assertThat(problems(VALID + "limits:\n  maxChanges: 10\n  minChanges: 11\n"))
			.isEqualTo("job.yml:5: limits.minChanges: 11 is above maxChanges (10)" + message + "10");
		assertThat(problems(VALID + "limits: { minChanges: 5001 }\n"))
			.isEqualTo("job.yml:3: limits.minChanges: 5001 is above maxChanges (5000)" + message + "5000");
		assertThat(problems(VALID + "limits: { minChanges: 20, maxChanges: \"7\" }\n"))
			.isEqualTo("job.yml:3: limits.maxChanges: must be a whole number, not \"7\"; write 7\n"
					+ "job.yml:3: limits.minChanges: 20 is above maxChanges (7)" + message + "7");
	}

	@Test
	void limitThatAnOverrideSwitchesOff() throws IOException {
		Path file = Files.writeString(this.folder.resolve("job.yml"), VALID + "limits: { minChanges: 20 }\n");
		assertThat(problems(file, Map.of("limits.maxChanges", "10"))).isEqualTo("-p limits.maxChanges: 10 is below "
				+ "minChanges (20), so that maxPercent would never apply; add -p limits.minChanges=10");
		assertThat(problems(file, Map.of("limits.minChanges", "6000")))
			.startsWith("-p limits.minChanges: 6000 is above ");
		assertThat(new DefinitionReader().read(file, Map.of("limits.maxChanges", "10", "limits.minChanges", "10"))
			.limits()
			.minChanges()).isEqualTo(10);
	}

	@Test
	void lowMaxChangesNeedsNoMinChanges() throws IOException {
		Path file = Files.writeString(this.folder.resolve("job.yml"), VALID + "limits: { maxChanges: 0 }\n");
		assertThat(new DefinitionReader().read(file).limits().maxChanges()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Berlin       | Europe/Berlin
			new york     | America/New_York
			utc          | UTC
			PST          | America/Los_Angeles
			Europe/Paris ' ' | Europe/Paris
			""")
	void zoneInOtherWords(String zone, String meant) throws IOException {
		assertThat(
				problems(VALID + "schedule: { cron: '0 15 4 * * ?', zone: \"" + zone.replace(" ' '", " ") + "\" }\n"))
			.endsWith(" is not a time zone; did you mean " + meant + "?");
	}

	@Test
	void listWrittenAsText() throws IOException {
		assertThat(problems(VALID + "notify: { mail: \"a@example.com, b@example.com\" }\n"))
			.isEqualTo("job.yml:3: notify.mail: must be a list; write [\"a@example.com\", \"b@example.com\"]");
		assertThat(problems(VALID + "select: { id: 4711 }\n"))
			.isEqualTo("job.yml:3: select.id: must be a list; write [\"4711\"]");
		assertThat(problems(VALID + "accounts: a/b\n")).startsWith(
				"job.yml:3: accounts: must be a list, in brackets\njob.yml:3: accounts: \"a/b\" is not a name: ");
	}

	@Test
	void invisibleCharacters() throws IOException {
		assertThat(problems("name: a\ntype: exp\u200Bire\nli\uFEFFmits: {}\n"))
			.startsWith("job.yml:2: type: \"exp\\u200Bire\" is not one of ")
			.contains("did you mean expire?\njob.yml:3: li\\uFEFFmits: unknown key; did you mean limits? ");
		assertThat(problems("name:\u00A0a\ntype: expire\n")).endsWith("; an invisible character is in name:\\u00A0a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "systemName: [*]", "systemName: [@x]", "systemName: [`x]", "systemName: [%x]" })
	void textThatNeedsQuotes(String select) throws IOException {
		assertThat(problems(VALID + "select: { " + select + " }\n"))
			.isEqualTo("job.yml:3: is not YAML: a text begins with a special character; put it in quotes");
	}

	@Test
	void colonInAText() throws IOException {
		assertThat(problems(VALID + "description: the job: nightly\n"))
			.isEqualTo("job.yml:3: is not YAML: mapping values "
					+ "are not allowed here; indent keys of one level alike, and put a text with a colon in quotes");
	}

	@Test
	void fileInUtf16() throws IOException {
		Path file = this.folder.resolve("job.yml");
		Files.write(file, VALID.getBytes(StandardCharsets.UTF_16LE));
		assertThat(problems(file)).isEqualTo("job.yml:1: is not UTF-8; save the file in that encoding");
	}

	@Test
	void folderInThePlaceOfAFile() {
		assertThat(problems(this.folder)).endsWith(": is a folder; name the files in it");
	}

	@Test
	void brokenYaml() throws IOException {
		assertThat(problems(VALID + "rule: { grace: P1D\n"))
			.startsWith("job.yml:4: is not YAML: expected ',' or '}', but got ");
	}

	@Test
	void tabForIndentation() throws IOException {
		assertThat(problems(VALID + "rule:\n\tgrace: P1D\n")).startsWith("job.yml:4: is not YAML: ")
			.endsWith("; indent with spaces");
	}

	@Test
	void emptyFile() throws IOException {
		assertThat(problems("# nothing yet\n")).isEqualTo("job.yml:1: is empty; write at least name and type");
	}

	@Test
	void listInThePlaceOfKeys() throws IOException {
		assertThat(problems("- name: a\n")).isEqualTo("job.yml:1: holds no keys; write at least name: and type:");
	}

	@Test
	void secondDocument() throws IOException {
		assertThat(problems(VALID + "---\nname: b\n"))
			.isEqualTo("job.yml:3: is a second document; write one definition to a file");
	}

	@Test
	void aliasThatMultiplies() throws IOException {
		assertThat(problems(VALID + "a: &a [x, x]\nb: &b [*a, *a]\n")).startsWith("job.yml:4: the alias *a stands ");
	}

	@Test
	void patternThatIsAnAliasToYaml() throws IOException {
		assertThat(problems(VALID + "select:\n  systemName: [*VIP]\n"))
			.endsWith("or put a text that starts with * in quotes");
	}

	@Test
	void tagThatWouldConstruct() throws IOException {
		assertThat(problems(VALID + "description: !!javax.script.ScriptEngineManager []\n"))
			.isEqualTo("job.yml:3: the tag tag:yaml.org,2002:javax.script.ScriptEngineManager means nothing here; "
					+ "delete it");
	}

	@Test
	void nestedTooDeep() throws IOException {
		assertThat(problems(VALID + "rule: " + "[".repeat(2_000) + "]".repeat(2_000) + "\n"))
			.isEqualTo("job.yml:3: is nested more than 50 deep");
	}

	@Test
	void controlCharacter() throws IOException {
		assertThat(problems(VALID + "description: a\u0007b\n"))
			.isEqualTo("job.yml:3: holds a character that YAML does not allow; delete it");
	}

	@Test
	void fileInAnotherEncoding() throws IOException {
		Path file = this.folder.resolve("job.yml");
		Files.write(file, (VALID + "description: für\n").getBytes(StandardCharsets.ISO_8859_1));
		assertThat(problems(file)).isEqualTo("job.yml:3: is not UTF-8; save the file in that encoding");
	}

	@Test
	void fileThatIsSomethingElse() throws IOException {
		assertThat(problems("#".repeat(DefinitionText.LARGEST + 1)))
			.isEqualTo("job.yml:1: is larger than the 256 KiB that a definition may have");
	}

	@Test
	void fileThatIsNotThere() {
		assertThat(problems(this.folder.resolve("job.yml"))).isEqualTo("job.yml: there is no such file");
	}

	@Test
	void overrideThatIsNoDuration() throws IOException {
		assertThat(overridden("rule.grace", "soon")).startsWith("-p rule.grace: \"soon\" is not a duration: ");
	}

	@Test
	void overrideOfAnUnknownKey() throws IOException {
		assertThat(overridden("rule.graze", "P1D")).startsWith("-p rule.graze: unknown key; did you mean grace? ");
	}

	@Test
	void overrideOfNameTypeAndSchedule() throws IOException {
		for (String key : new String[] { "name", "type", "schedule.cron" }) {
			assertThat(overridden(key, "x"))
				.isEqualTo("-p " + key + ": cannot be changed for one run; edit the definition");
		}
	}

	@Test
	void overrideWithoutAValueDoesNotWidenTheSelection() throws IOException {
		assertThat(overridden("select.systemName", ""))
			.isEqualTo("-p select.systemName: has no value; write -p select.systemName=VALUE");
	}

	@Test
	void overrideBelowASingleValue() throws IOException {
		assertThat(overridden("rule.grace.days", "1"))
			.isEqualTo("-p rule.grace.days: there is no such key; rule.grace holds a single value");
	}

	@Test
	void overrideOfTheWholeRuleWithAMistakeInIt() throws IOException {
		assertThat(overridden("rule", "{ graze: P1D }")).startsWith("-p rule: rule.graze: unknown key; ");
	}

	@Test
	void overrideInBrokenYaml() throws IOException {
		assertThat(overridden("select.systemName", "[A*")).startsWith("-p select.systemName: is not YAML: ");
	}

	private String overridden(String key, String value) throws IOException {
		Path file = Files.writeString(this.folder.resolve("job.yml"), VALID + "rule: { grace: P1D }\n");
		return problems(file, Map.of(key, value));
	}

	private String problems(String yaml) throws IOException {
		return problems(Files.writeString(this.folder.resolve("job.yml"), yaml));
	}

	private String problems(Path file) {
		return problems(file, Map.of());
	}

	private String problems(Path file, Map<String, String> overrides) {
		InvalidDefinitionException refusal = catchThrowableOfType(InvalidDefinitionException.class,
				() -> new DefinitionReader().read(file, overrides));
		assertThat(refusal).isNotNull();
		return refusal.getMessage().replace(this.folder + "/", "");
	}

}
