package io.linkkeeper.csvimport;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExpiryCellTests {

	private final ExpiryCell cell = new ExpiryCell(ZoneId.of("Europe/Berlin"), Instant.parse("2026-06-01T04:15:00Z"));

	@ParameterizedTest
	@CsvSource({ "2026-12-31, 2026-12-30T23:00:00Z", "2026-12-31T18:00, 2026-12-31T17:00:00Z",
			"2026-12-31 18:00:30, 2026-12-31T17:00:30Z", "2026-12-31T18:00Z, 2026-12-31T18:00:00Z",
			"2026-12-31 18:00:00-05:00, 2026-12-31T23:00:00Z", "1800000000, 2027-01-15T08:00:00Z",
			"+30d, 2026-07-01T04:15:00Z", "+2w, 2026-06-15T04:15:00Z", "+ 12H, 2026-06-01T16:15:00Z",
			"253402300799, 9999-12-31T23:59:59Z", "1104537600, 2005-01-01T00:00:00Z",
			"1970-01-01T00:00:01Z, 1970-01-01T00:00:01Z" })
	void readsWhatPeopleWrite(String text, Instant expected) {
		assertThat(this.cell.read(text)).isEqualTo(expected);
	}

	@Test
	void neverIsNoExpiry() {
		assertThat(this.cell.read("Never")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "31.12.2026, is no date", "12/31/2026, is no date", "2026-02-30, is no date", "soon, is no date",
			"20261231, would be seconds since 1970", "2026, that is 1970-01-01", "0, write never", "-5, write never",
			"1800000000000, not milliseconds", "253402300800, is after the year 9999", "1104537599, that is 2004-12-31",
			"1, that is 1970-01-01", "1970-01-01T00:00:00Z, write never", "10000-01-01, is no date",
			"2026-03-29T02:30, does not exist", "2026-10-25T02:30, happens twice" })
	void refusesWhatCannotBeMeant(String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.cell.read(text)).withMessageContaining(message);
	}

}
