package io.linkkeeper.csvimport;

import java.time.Instant;
import java.time.ZoneOffset;

import io.linkkeeper.Definitions;
import io.linkkeeper.csv.BytesSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.csvimport.cell.DateOrders;
import io.linkkeeper.csvimport.cell.ExpiryCell;
import io.linkkeeper.csvimport.decide.DesiredLink;
import io.linkkeeper.csvimport.decide.DesiredLink.Action;
import io.linkkeeper.csvimport.decide.ImportRow;
import io.linkkeeper.csvimport.row.CampaignParameters;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.Utm;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.sheet.TableFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowCheckTests {

	private static final String URL = "https://example.com/a";

	@Test
	void emptyCellsNameNoField() {
		DesiredLink desired = desired("NAME-1,,,,,,,");
		assertThat(desired.fields().values()).containsOnlyKeys(LinkField.SYSTEM_NAME);
		assertThat(desired.action()).isEqualTo(Action.UPSERT);
		assertThat(desired.id()).isNull();
	}

	@Test
	void neverClearsTheExpiry() {
		assertThat(desired("NAME-1,,,,never,,,").fields().values()).containsEntry(LinkField.EXPIRES_AT, null);
	}

	@Test
	void startHasTheFormsOfAnExpiry() {
		assertThat(start(",2026-12-01").desired().start())
			.isEqualTo(new DesiredStart(Instant.parse("2026-12-01T00:00:00Z"), false));
		assertThat(start(",Never").desired().start()).isEqualTo(new DesiredStart(null, false));
		assertThat(start(",+1d").desired().start())
			.isEqualTo(new DesiredStart(Instant.parse("2026-06-02T04:15:00Z"), true));
		assertThat(start(",").desired().start()).isNull();
		assertThat(start(",soon").problem()).startsWith("startsAt 'soon' is no date");
	}

	@Test
	void startComesBeforeTheExpiry() {
		assertThat(start("2026-12-01,2026-12-01").problem())
			.isEqualTo("startsAt 2026-12-01T00:00:00Z is not before expiresAt 2026-12-01T00:00:00Z");
		assertThat(start("never,2026-12-01").desired().start()).isNotNull();
	}

	@Test
	void statusIsAWord() {
		for (String word : new String[] { "Enabled", "active", "ON", "yes", " TRUE " }) {
			assertThat(desired("NAME-1,,,\"" + word + "\",,,,").fields().values()).as(word)
				.containsEntry(LinkField.STATUS, "2");
		}
		for (String word : new String[] { "Disabled", "inactive", "OFF", "no", "FALSE" }) {
			assertThat(desired("NAME-1,,," + word + ",,,,").fields().values()).as(word)
				.containsEntry(LinkField.STATUS, "1");
		}
		assertThat(problem("NAME-1,,,deleted,,,,")).contains("write delete as its action");
		assertThat(problem("NAME-1,,,paused,,,,")).contains("rule.status: {enabled: \"1\", disabled: \"0\"}");
	}

	@Test
	void numbersOfStatusesMustBeTold() {
		for (String number : new String[] { "0", "1", "2", "3" }) {
			assertThat(problem("NAME-1,,," + number + ",,,,")).isEqualTo("status '" + number
					+ "' is neither enabled nor disabled, as systems number them differently; write enabled or disabled,"
					+ " or say what the file means by rule.status: {enabled: \"1\", disabled: \"0\"}");
		}
		String rule = "\"status\":{\"enabled\":\"1\",\"disabled\":\"Aus\"}";
		assertThat(check("NAME-1,,,1,,,,", rule).desired().fields().values()).containsEntry(LinkField.STATUS, "2");
		assertThat(check("NAME-1,,,AUS,,,,", rule).desired().fields().values()).containsEntry(LinkField.STATUS, "1");
		assertThat(check("NAME-1,,,off,,,,", rule).desired().fields().values()).containsEntry(LinkField.STATUS, "1");
		assertThat(check("NAME-1,,,0,,,,", rule).problem()).contains("rule.status");
	}

	@Test
	void namesHoldNothingThatCannotBeSeen() {
		assertThat(problem("NAME\u200B-1,,,,,,,"))
			.isEqualTo("systemName has the invisible character U+200B (zero width space) in place 5; delete it");
		assertThat(problem("\"TAB-2\t\",,,,,,,")).contains("U+0009", "in place 6");
		assertThat(problem("\"TAB-3\n\",,,,,,,")).contains("U+000A");
		assertThat(problem("NAME-1,,\u202Egpj.exe,,,,,")).contains("name has", "U+202E (right-to-left override)");
		assertThat(problem("NAME-1,,,,,a\u00ADnna,,")).contains("userId has", "U+00AD (soft hyphen) in place 2");
		assertThat(problem("NAME-1,,,,,,k\uFEFFey,")).contains("uniqueId has", "U+FEFF");
		assertThat(problem("NAME\u00A01,,,,,,,")).contains("U+00A0 (no-break space) in place 5; write a plain blank");
		assertThat(desired("NAME-1,,a \u2764\uFE0F b,,,,,").values().problems()).isEmpty();
	}

	@Test
	void blanksAroundNamesAreLeftOutAndTold() {
		DesiredLink desired = desired("\"\u3000NAME-1\u00A0\",,\" x \",,,\"anna\u2009\",,");
		assertThat(desired.key()).isEqualTo("NAME-1");
		assertThat(desired.fields().values()).containsEntry(LinkField.NAME, "x")
			.containsEntry(LinkField.USER_ID, "anna");
		assertThat(desired.values().verbatim()).containsEntry(LinkField.SYSTEM_NAME, "\u3000NAME-1\u00A0");
		assertThat(desired.warnings()).containsExactly("systemName has blanks at its ends, which are left out",
				"name has blanks at its ends, which are left out", "userId has blanks at its ends, which are left out");
		assertThat(problem("\"\u00A0 \",,,,,,,")).contains("systemName is empty");
	}

	@Test
	void blanksAroundUnquotedCellsAreLeftOutAndToldUnlessTheyArePlain() {
		DesiredLink desired = desired(" NAME-1 ,\u00A0" + URL + "\u3000,\u00A0x,\u2007on,never\u00A0,,,\u00A0update");
		assertThat(desired.key()).isEqualTo("NAME-1");
		assertThat(desired.action()).isEqualTo(Action.UPDATE);
		assertThat(desired.fields().values()).containsEntry(LinkField.FULL_URL, URL)
			.containsEntry(LinkField.NAME, "x")
			.containsEntry(LinkField.STATUS, "2")
			.containsEntry(LinkField.EXPIRES_AT, null);
		assertThat(desired.values().verbatim()).containsEntry(LinkField.FULL_URL, "\u00A0" + URL + "\u3000");
		assertThat(desired.values().problems()).isEmpty();
		assertThat(desired.warnings()).extracting((warning) -> warning.split(" ")[0])
			.containsExactly("fullUrl", "name", "status", "expiresAt", "action");
		assertThat(desired("NAME-1,,\u00A0 ,,,,,").warnings()).isEmpty();
	}

	@Test
	void errorOfASpreadsheetIsAProblemOfTheValue() {
		DesiredLink desired = desired("#N/A,#REF!,#NAME?,,,#NV,#VALUE!,");
		assertThat(desired.values().problems()).containsOnlyKeys(LinkField.SYSTEM_NAME, LinkField.FULL_URL,
				LinkField.NAME, LinkField.USER_ID, LinkField.UNIQUE_ID);
		assertThat(desired.values().problems()).containsEntry(LinkField.NAME,
				"name is #NAME?, which is what a spreadsheet shows for a formula without a result; correct it there");
		assertThat(desired.warnings()).containsAll(desired.values().problems().values());
	}

	@Test
	void errorOfASpreadsheetInAnyOtherColumnRejectsTheRow() {
		assertThat(check("NAME-1,,,#N/A,,,,").problem()).startsWith("status is #N/A");
		assertThat(check("NAME-1,,,,#REF!,,,").problem()).startsWith("expiresAt is #REF!");
		assertThat(check("NAME-1,,,,,,,#N/A").problem()).startsWith("action is #N/A");
		assertThat(start(",#N/A").problem()).startsWith("startsAt is #N/A");
	}

	@Test
	void errorOfASpreadsheetDeletesNothing() {
		assertThat(check("#N/A,,,,,,,delete").problem()).startsWith("systemName is #N/A");
	}

	@Test
	void errorOfASpreadsheetIsNoCampaignParameter() {
		Utm utm = new Utm("{Note}", null, null, null, null);
		assertThat(checkText("systemName,fullUrl,note\nNAME-1,https://example.com/,#N/A\n", utm).problem())
			.startsWith("Note is #N/A");
	}

	@Test
	void timeSpansAndOldExpiriesAreMarked() {
		assertThat(desired("NAME-1,,,,+30d,,,").values().expiryCountsFromAdd()).isTrue();
		assertThat(desired("NAME-1,,,,2027-01-01,,,").values().expiryCountsFromAdd()).isFalse();
		assertThat(problem("NAME-1,,,,1970-01-01T00:00:00Z,,,")).contains("write never");
	}

	@Test
	void actionsAreWordsOrKalturasNumbers() {
		assertThat(desired("NAME-1,,,,,,,ADD").action()).isEqualTo(Action.ADD);
		assertThat(desired("NAME-1,,,,,,,2").action()).isEqualTo(Action.UPDATE);
		assertThat(desired("NAME-1,,,,,,,3").action()).isEqualTo(Action.DELETE);
		assertThat(desired("NAME-1,,,,,,,6").action()).isEqualTo(Action.UPSERT);
		assertThat(problem("NAME-1,,,,,,,4")).contains("action '4' is none of add, update, delete");
	}

	@Test
	void lengthsAreThoseOfTheServer() {
		assertThat(problem("ab,,,,,,,")).contains("shorter than the 3");
		assertThat(desired("€,,,,,,,").key()).isEqualTo("€");
		assertThat(desired("ü".repeat(63) + ",,,,,,,").key()).hasSize(63);
		assertThat(problem("ü".repeat(64) + ",,,,,,,")).contains("systemName has 64 characters");
		assertThat(refusal("NAME-1,,,,,,u" + "u".repeat(63) + ",", LinkField.UNIQUE_ID))
			.contains("uniqueId has 64 characters");
	}

	@Test
	void longUrlsAreWorthAWord() {
		assertThat(desired("NAME-1," + URL + "b".repeat(300) + ",,,,,,").warnings()).singleElement()
			.asString()
			.contains("fullUrl has 321 characters");
	}

	@Test
	void urlsMustBeWebAddresses() {
		for (String url : new String[] { "javascript:alert(1)", "ftp://example.com/", "example.com/abc",
				"https://:80/nothing", "https://exa mple.com/a", "https://example.com:99999/" }) {
			assertThat(refusal("NAME-1," + url + ",,,,,,", LinkField.FULL_URL)).as(url)
				.contains("fullUrl '" + url + "'");
		}
	}

	@Test
	void whatBrowsersOpenIsTaken() {
		for (String url : new String[] { "https:/example.com/a", "https://example.com/a b", "https://example.com/%zz",
				"https://example.com/{campaignid}", "https://example.com/item[12]", "HTTPS:\\\\example.com" }) {
			assertThat(desired("NAME-1," + url + ",,,,,,").fields().values()).containsEntry(LinkField.FULL_URL, url);
		}
	}

	@Test
	void suspiciousUrlsAndUrlsInNamesAreWarnedOf() {
		assertThat(desired("NAME-1,https://www..example.com/a b,https://www.example.com/,,,,,").warnings())
			.containsExactly(
					"fullUrl leads to the host 'www..example.com', which has nothing before a dot; delete the dot",
					"fullUrl has a space, at which mails and messengers end it; write %20",
					"name is a URL; does it belong into the column fullUrl?");
	}

	@Test
	void lineEndInTheUrlIsRefusedAsTheServerDoesNotRedirect() {
		assertThat(refusal("NAME-1,\"https://example.com/a\nb\",,,,,,", LinkField.FULL_URL))
			.contains("has a line end, for which the server does not redirect; delete it");
	}

	@Test
	void campaignParametersAreSetInTheUrl() {
		Utm utm = new Utm("newsletter", null, "{systemName} {Note}", null, null);
		assertThat(checkText("systemName,fullUrl,note\nNAME-1,https://example.com/?a=1#b,spring\n", utm).desired()
			.fields()
			.values()).containsEntry(LinkField.FULL_URL,
					"https://example.com/?a=1&utm_source=newsletter&utm_campaign=NAME-1%20spring#b");
	}

	@Test
	void charactersTheServerCannotStoreAreRefused() {
		assertThat(refusal("NAME-1,,Hi 😀,,,,,", LinkField.NAME)).contains("U+1F600", "question marks");
		assertThat(refusal("NAME-1,,a\u0007b,,,,,", LinkField.NAME)).contains("U+0007");
		assertThat(desired("NAME-1,,\"two\nlines\tand tab\",,,,,").fields().values()).containsEntry(LinkField.NAME,
				"two\nlines\tand tab");
	}

	@Test
	void reportsAllErrorsAtOnce() {
		assertThat(problem("a,b,,c,d,,,e")).contains("action", "systemName", "fullUrl", "status", "expiresAt");
	}

	@Test
	void rowMustSayWhichLinkItMeans() {
		assertThat(problem("," + URL + ",,,,,,")).contains("systemName is empty");
	}

	@Test
	void ownerIsTakenAsItIsWritten() {
		assertThat(desired("NAME-1,,,,,Anna@example.com,,").fields().values()).containsEntry(LinkField.USER_ID,
				"Anna@example.com");
	}

	private static DesiredLink desired(String row) {
		ImportRow checked = check(row);
		assertThat(checked.problem()).isNull();
		return checked.desired();
	}

	private static String problem(String row) {
		ImportRow checked = check(row);
		return (checked.problem() != null) ? checked.problem()
				: String.join("; ", checked.desired().values().problems().values());
	}

	private static String refusal(String row, LinkField field) {
		return desired(row).values().problems().get(field);
	}

	private static ImportRow start(String cells) {
		return checkText("systemName,expiresAt,startsAt\nNAME-1," + cells, null);
	}

	private static ImportRow check(String row, String... rule) {
		return checkText("systemName,fullUrl,name,status,expiresAt,userId,uniqueId,action\n" + row, null, rule);
	}

	private static ImportRow checkText(String text, @Nullable Utm utm, String... rule) {
		ImportSettings settings = (ImportSettings) Definitions.imported("links.csv", rule).settings();
		ExpiryCell expiry = new ExpiryCell(ZoneOffset.UTC, Instant.parse("2026-06-01T04:15:00Z"), null,
				new DateOrders());
		try (TableReader reader = TableFile.detected(BytesSource.of(text), HeadingSpec.of(ImportColumns.KNOWN))
			.open()) {
			return new RowCheck(reader.header(), settings, expiry, new CampaignParameters(utm)).check(reader.read());
		}
	}

}
