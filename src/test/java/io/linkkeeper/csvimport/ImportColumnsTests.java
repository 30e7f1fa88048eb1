package io.linkkeeper.csvimport;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import io.linkkeeper.csv.BytesSource;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.definition.check.InvalidKeysException;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Column;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import io.linkkeeper.definition.rule.Preset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How headings find their columns.
 */
class ImportColumnsTests {

	@ParameterizedTest
	@ValueSource(strings = { "fullUrl", "Full URL", "full_url", "FULL-URL", "*fullurl", "Ｆull Url", " full  url: ",
			"Long URL", "Destination", "Target URL" })
	void anyUsualFormIsUnderstood(String heading) {
		assertThat(header("systemName,\"" + heading + "\"", null, null).indexOf("fullUrl")).isEqualTo(1);
	}

	@Test
	void columnsOfTheDefinitionWinOverNames() {
		Map<String, Column> columns = new LinkedHashMap<>();
		columns.put("name", Column.SYSTEM_NAME);
		columns.put("URL", Column.IGNORE);
		columns.put("ziel url", Column.FULL_URL);
		CsvHeader header = header("Name,URL,Ziel-URL,Title", columns, null);
		assertThat(header.indexOf("systemName")).isZero();
		assertThat(header.indexOf("fullUrl")).isEqualTo(2);
		assertThat(header.indexOf("name")).isEqualTo(3);
		assertThat(header.unknown()).isEmpty();
	}

	@Test
	void headingIsMeantAsItIsWritten() {
		CsvHeader header = header("systemName,a b,ab", Map.of("ab", Column.NAME), null);
		assertThat(header.indexOf("name")).isEqualTo(2);
	}

	@Test
	void missingHeadingOfTheDefinitionIsRefused() {
		refused("systemName,Ziele", Map.of("Ziel", Column.FULL_URL),
				"links.csv:1: has no column 'Ziel', which rule.columns names; did you mean Ziele?");
	}

	@Test
	void twoHeadingsOfOneMeaningAreRefused() {
		refused("systemName,Full URL,Destination", null,
				"links.csv:1: has two columns for fullUrl ('Full URL' and 'Destination'); delete one");
	}

	@Test
	void allProblemsAreNamedWithWhatMattersFirst() {
		refused("fullUrl,Long URL,uniqeId,expiresTa", null, "links.csv:1: has no column systemName, by which rows find",
				"; it has two columns for fullUrl", "; it has a column 'uniqeId'; did you mean uniqueId?",
				"; it has a column 'expiresTa'; did you mean expiresAt?");
	}

	@Test
	void codeOfAnotherServiceIsTheLastPartOfItsUrl() {
		CsvSource file = BytesSource.of("Link,Long URL\n" + "bit.ly/Ab1,https://example.com/\n"
				+ "https://go.example.com/x/spring/?a=/b#/c,https://example.com/\nhttps://bit.ly,https://example.com/\n");
		StringBuilder names = new StringBuilder();
		new ImportFile(file, settings(null, Preset.BITLY))
			.each((header, row) -> names.append(header.cell(row, "systemName")).append(';'));
		assertThat(names).hasToString("Ab1;spring;;");
	}

	@Test
	void idOfAnotherServiceIsNotOurs() {
		CsvHeader header = header("id,key,url,shortLink", null, Preset.DUB);
		assertThat(header.has("id")).isFalse();
		assertThat(header.indexOf("systemName")).isEqualTo(1);
		assertThat(header.indexOf("oldUrl")).isEqualTo(3);
	}

	@Test
	void columnNamedByTwoHeadingsOfTheDefinitionIsRefused() {
		assertThatExceptionOfType(InvalidKeysException.class)
			.isThrownBy(() -> settings(
					Map.of("A", Column.NAME, "B", Column.NAME, "C", Column.IGNORE, "D", Column.IGNORE), null))
			.satisfies((ex) -> assertThat(ex.problems()).singleElement()
				.asString()
				.contains("columns", "says of two headings that they are name"));
	}

	private static void refused(String heading, @Nullable Map<String, Column> columns, String... messages) {
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> header(heading, columns, null))
			.satisfies((ex) -> assertThat(ex).message().contains(messages));
	}

	private static CsvHeader header(String heading, @Nullable Map<String, Column> columns, @Nullable Preset from) {
		try (TableReader reader = new ImportFile(BytesSource.of(heading + "\n"), settings(columns, from)).open()) {
			return reader.header();
		}
	}

	private static ImportSettings settings(@Nullable Map<String, Column> columns, @Nullable Preset from) {
		return new ImportSettings("links.csv", Match.SYSTEM_NAME, UnknownOwner.REJECT, null, null, null, ZoneOffset.UTC,
				columns, from, null, null, null, null);
	}

}
