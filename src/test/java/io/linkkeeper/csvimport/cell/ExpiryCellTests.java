package io.linkkeeper.csvimport.cell;

import java.time.Instant;
import java.time.ZoneId;

import io.linkkeeper.text.DatePattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What people write as an expiry, alone and beside the other dates of their file.
 */
class ExpiryCellTests {

	private static Expiry read(String text, @Nullable String pattern, String... others) {
		DateOrders orders = new DateOrders();
		orders.add(text);
		for (String other : others) {
			orders.add(other);
		}
		return new ExpiryCell(ZoneId.of("Europe/Berlin"), Instant.parse("2026-06-01T04:15:00Z"),
				(pattern != null) ? DatePattern.of(pattern) : null, orders)
			.read(text);
	}

	private static Instant at(String text, @Nullable String pattern, String... others) {
		Expiry expiry = read(text, pattern, others);
		assertThat(expiry.problem()).isNull();
		return expiry.at();
	}

	@ParameterizedTest
	@CsvSource({ "2026-12-31, 2026-12-30T23:00:00Z", "2026-12-31T18:00, 2026-12-31T17:00:00Z",
			"2026-12-31 18:00:30, 2026-12-31T17:00:30Z", "2026-12-31T18:00Z, 2026-12-31T18:00:00Z",
			"2026-12-31 18:00:00-05:00, 2026-12-31T23:00:00Z", "2026-12-31T18:00:00+0200, 2026-12-31T16:00:00Z",
			"2026-12-31 18:00 +0530, 2026-12-31T12:30:00Z", "2026-12-31T18:00+02, 2026-12-31T16:00:00Z",
			"2026-12-31T18:00:00.123Z, 2026-12-31T18:00:00Z", "2026-1-5 9:05, 2026-01-05T08:05:00Z",
			"2026/12/31, 2026-12-30T23:00:00Z", "2026.12.31 18:00, 2026-12-31T17:00:00Z",
			"31.12.2026, 2026-12-30T23:00:00Z", "1.2.2027, 2027-01-31T23:00:00Z",
			"31.12.2026 18:00:30, 2026-12-31T17:00:30Z", "'31.12.2026, 18:00', 2026-12-31T17:00:00Z",
			"12/31/2026, 2026-12-30T23:00:00Z", "31/12/2026, 2026-12-30T23:00:00Z", "31-12-2026, 2026-12-30T23:00:00Z",
			"02/02/2027 10:00Z, 2027-02-02T10:00:00Z", "1800000000, 2027-01-15T08:00:00Z",
			"46752, 2027-12-30T23:00:00Z", "46752.5, 2027-12-31T11:00:00Z", "'46752,75', 2027-12-31T17:00:00Z",
			"46752.99999, 2027-12-31T22:59:59Z", "253402300799, 9999-12-31T23:59:59Z",
			"1104537600, 2005-01-01T00:00:00Z", "1970-01-01T00:00:01Z, 1970-01-01T00:00:01Z" })
	void readsWhatPeopleWrite(String text, Instant expected) {
		assertThat(at(text, null)).isEqualTo(expected);
		assertThat(read(text, null).countsFromAdd()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "+30d, 2026-07-01T04:15:00Z", "+2w, 2026-06-15T04:15:00Z", "+ 12H, 2026-06-01T16:15:00Z" })
	void timeSpansCountFromTheAdd(String text, Instant expected) {
		assertThat(at(text, null)).isEqualTo(expected);
		assertThat(read(text, null).countsFromAdd()).isTrue();
	}

	@Test
	void neverIsNoExpiry() {
		assertThat(read(" Never ", null)).isEqualTo(new Expiry(null, false, null));
	}

	@Test
	void anotherDateTellsTheOrder() {
		assertThat(at("01/02/2027", null, "31/12/2026")).isEqualTo(Instant.parse("2027-01-31T23:00:00Z"));
		assertThat(at("01/02/2027", null, "12/31/2026", "5")).isEqualTo(Instant.parse("2027-01-01T23:00:00Z"));
		assertThat(at("01-02-2027", null, "12/31/2026", "13-01-2027")).isEqualTo(Instant.parse("2027-01-31T23:00:00Z"));
	}

	@Test
	void noOrderIsGuessed() {
		assertThatIllegalArgumentException().isThrownBy(() -> read("01/02/2027", null, "03/04/2027", "31.12.2026"))
			.withMessage("expiresAt '01/02/2027' may be 2027-02-01 or 2027-01-02, and no date of the file tells which;"
					+ " write 2026-12-31, or set rule.dates, such as dd/MM/yyyy");
		assertThatIllegalArgumentException().isThrownBy(() -> read("31/12/2026", null, "12/31/2026"))
			.withMessageContaining("the day first and with the month first");
	}

	@ParameterizedTest
	@CsvSource({ "dd/MM/yyyy, 01/02/2027, 2027-01-31T23:00:00Z", "MM/dd/yyyy, 1/2/2027, 2027-01-01T23:00:00Z",
			"MM/dd/yyyy, 01/02/2027 18:00, 2027-01-02T17:00:00Z", "dd.MM.yy, 1.2.27, 2027-01-31T23:00:00Z",
			"dd.MM.yyyy HH:mm, 01.02.2027 9:30, 2027-02-01T08:30:00Z", "yyyyMMdd, 20270201, 2027-01-31T23:00:00Z",
			"d MMM yyyy, 1 feb 2027, 2027-01-31T23:00:00Z", "M/d/yyyy h:mm a, 2/1/2027 6:05 PM, 2027-02-01T17:05:00Z",
			"dd.MM.yyyy HH:mm XXX, 01.02.2027 12:00 +05:00, 2027-02-01T07:00:00Z",
			"dd/MM/yyyy, 2027-02-01, 2027-01-31T23:00:00Z", "dd/MM/yyyy, 46752, 2027-12-30T23:00:00Z" })
	void readsTheFormThatTheDefinitionNames(String pattern, String text, Instant expected) {
		assertThat(at(text, pattern)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "dd/MM/yyyy, 12/31/2026, 'is not written as rule.dates says, dd/MM/yyyy'",
			"dd.MM.yyyy, 31.02.2027, is not written as rule.dates says", "dd.MM.yyyy, soon, is no date",
			"dd.MM.yyyy HH:mm, 29.03.2026 02:30, does not exist" })
	void refusesAnotherForm(String pattern, String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(text, pattern)).withMessageContaining(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "dd.MM", "yyyy", "HH:mm", "dd.QQ.yyyy", "soon", "dd.mm.yyyy", "hh:mm dd.MM.yyyy",
			"'dd.MM.yyyy" })
	void patternsTellYearMonthAndDay(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> DatePattern.of(pattern))
			.withMessageStartingWith("'" + pattern + "' does not tell year, month and day;");
	}

	@ParameterizedTest
	@CsvSource({ "2026-02-30, is no date", "31.02.2027, is no date", "13/13/2026, is no date",
			"2026-12-31T25:00, is no date", "soon, is no date",
			"1.2.27, 'no year of four digits; write 2026-12-31, or set rule.dates, such as dd.MM.yy'",
			"20261231, would be seconds since 1970", "2026, that is 1970-01-01", "36525, would be seconds",
			"1800000000000, not milliseconds", "253402300800, is after the year 9999", "1104537599, that is 2004-12-31",
			"1, that is 1970-01-01", "10000-01-01, is no date", "12/31/2026 6:00 PM, is no date",
			"2026-03-29T02:30, does not exist", "29.03.2026 02:30, does not exist", "2026-10-25T02:30, happens twice" })
	void refusesWhatCannotBeMeant(String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(text, null)).withMessageContaining(message);
	}

	/** An export writes what a link has. */
	@ParameterizedTest
	@CsvSource({ "0, 0", "-5, -5", "1970-01-01T00:00:00Z, 0", "-0001-11-30T00:42:42Z, -62169981438" })
	void linksMayHaveWhatNoneShouldGet(String text, long seconds) {
		Expiry expiry = read(text, null);
		assertThat(expiry.at()).isEqualTo(Instant.ofEpochSecond(seconds));
		assertThat(expiry.problem()).endsWith("is before 1970; write never for a link that does not expire");
	}

}
