package io.linkkeeper.csvimport;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What rows mean to a process that did not read the rows before them.
 */
class ImportReaderTests {

	private static ImportReader reader(String text) {
		ImportSettings settings = new ImportSettings("links.csv", Match.SYSTEM_NAME, UnknownOwner.CREATE, null, null,
				null, ZoneOffset.UTC);
		ImportFile file = new ImportFile(new CsvSource() {
			@Override
			public String name() {
				return "links.csv";
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
			}
		}, settings);
		return new ImportReader(file, settings, new ExpiryCell(ZoneOffset.UTC, Instant.EPOCH),
				() -> DuplicateRows.in(file, Match.SYSTEM_NAME));
	}

	@Test
	void newOwnerIsSpelledAsTheFileDoesFirst() {
		String text = "systemName,fullUrl,userId\na,https://example.com/a,Newby\nb,https://example.com/b,newby\n";
		ImportReader whole = reader(text);
		whole.read(null);
		ImportReader rest = reader(text);
		rest.read("1");
		assertThat(whole.firstSpelling("newby")).isEqualTo("Newby");
		assertThat(rest.firstSpelling("newby")).isEqualTo("Newby");
	}

}
