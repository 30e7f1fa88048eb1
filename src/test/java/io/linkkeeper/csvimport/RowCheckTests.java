package io.linkkeeper.csvimport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

import io.linkkeeper.csv.CsvFormat;
import io.linkkeeper.csv.CsvReader;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csvimport.DesiredLink.Action;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.link.LinkField;
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
	void statusIsAWordOrANumber() {
		assertThat(desired("NAME-1,,,Disabled,,,,").fields().values()).containsEntry(LinkField.STATUS, "1");
		assertThat(desired("NAME-1,,,2,,,,").fields().values()).containsEntry(LinkField.STATUS, "2");
		assertThat(problem("NAME-1,,,3,,,,")).contains("write delete as its action");
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
		assertThat(problem("NAME-1,,,,,,u" + "u".repeat(63) + ",")).contains("uniqueId has 64 characters");
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
				"https:///nothing", "https://example.com/a b", "https://example.com/%zz" }) {
			assertThat(problem("NAME-1," + url + ",,,,,,")).as(url).contains("fullUrl '" + url + "'");
		}
	}

	@Test
	void charactersTheServerCannotStoreAreRefused() {
		assertThat(problem("NAME-1,,Hi 😀,,,,,")).contains("U+1F600", "question marks");
		assertThat(problem("NAME-1,,a\u0007b,,,,,")).contains("U+0007");
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
		return check(row).problem();
	}

	private static ImportRow start(String cells) {
		return check("systemName,expiresAt,startsAt", "NAME-1," + cells);
	}

	private static ImportRow check(String row) {
		return check("systemName,fullUrl,name,status,expiresAt,userId,uniqueId,action", row);
	}

	private static ImportRow check(String heading, String row) {
		ExpiryCell expiry = new ExpiryCell(ZoneOffset.UTC, Instant.parse("2026-06-01T04:15:00Z"));
		try (CsvReader reader = CsvReader.open(source(heading + "\n" + row), CsvFormat.DETECTED, ImportColumns.KNOWN)) {
			return new RowCheck(reader.header(), Match.SYSTEM_NAME, expiry).check(reader.read());
		}
	}

	private static CsvSource source(String text) {
		return new CsvSource() {
			@Override
			public String name() {
				return "links.csv";
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
			}
		};
	}

}
