package io.linkkeeper.csvimport;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csvimport.decide.ImportRow;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import io.linkkeeper.execution.SubjectReader;
import io.linkkeeper.link.LinkField;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What rows mean to a process that did not read the rows before them.
 */
class ImportReaderTests {

	/** How often the file was opened, and is open now. */
	private int opened;

	private int open;

	private ImportReader reader(String text) {
		ImportSettings settings = new ImportSettings("links.csv", Match.SYSTEM_NAME, UnknownOwner.CREATE, null, null,
				null, ZoneOffset.UTC, null, null, null, null, null, null);
		ImportFile file = new ImportFile(new CsvSource() {
			@Override
			public String name() {
				return "links.csv";
			}

			@Override
			public InputStream open() {
				ImportReaderTests.this.opened++;
				ImportReaderTests.this.open++;
				return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
					@Override
					public void close() {
						ImportReaderTests.this.open--;
					}
				};
			}
		}, settings);
		return new ImportReader(file, settings, Instant.EPOCH, () -> FileSurvey.of(file, settings));
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

	@Test
	void datesAreReadAsAllOfTheFileCanBe() {
		String text = "systemName,expiresAt\na,01/02/2027\nb,31/12/2026\n";
		ImportReader whole = reader(text);
		assertThat(expiry(whole.read(null).subjects().get(0))).isEqualTo("1801440000");
		ImportReader rest = reader("systemName,expiresAt\nb,31/12/2026\na,01/02/2027\n");
		assertThat(expiry(rest.read("1").subjects().get(0))).isEqualTo("1801440000");
		assertThat(reader("systemName,expiresAt\na,01/02/2027\n").read(null).subjects().get(0).problem())
			.contains("may be 2027-02-01 or 2027-01-02");
	}

	@Test
	void equalRowsRepeatTheFirstUnlessItIsInvalid() {
		List<ImportRow> rows = reader("systemName,fullUrl\nabc,x\nabc,x\n,x\n,x\n").read(null).subjects();
		assertThat(rows).extracting(ImportRow::repeats).containsExactly(null, 2L, null, null);
		assertThat(rows.get(3).problem()).contains("systemName is empty");
	}

	private static String expiry(ImportRow row) {
		return row.desired().fields().values().get(LinkField.EXPIRES_AT);
	}

	@Test
	void goesOnAtAPositionUntilTheEnd() {
		StringBuilder text = new StringBuilder("systemName\n");
		IntStream.range(0, 4001).forEach((number) -> text.append("name-").append(number).append('\n'));
		ImportReader reader = reader(text.toString());
		assertThat(reader.remaining(null)).isEqualTo(4001);
		assertThat(reader.remaining("1")).isEqualTo(4000);
		List<Long> lines = new ArrayList<>();
		String position = null;
		for (SubjectReader.Batch<ImportRow> batch = reader.read(null); batch != null; batch = reader.read(position)) {
			position = batch.position();
			batch.subjects().forEach((row) -> lines.add(row.line()));
		}
		assertThat(lines).containsExactlyElementsOf(LongStream.rangeClosed(2, 4002).boxed().toList());
		assertThat(position).isEqualTo("4001");
		assertThat(reader(text.toString()).read("4000").subjects()).extracting(ImportRow::line).containsExactly(4002L);
	}

	@Test
	void refusesAPositionBehindTheEnd() {
		assertThatIllegalStateException().isThrownBy(() -> reader("systemName\na\n").read("2"))
			.withMessage("The copy of links.csv has only 1 rows, but 2 were read before");
	}

	@Test
	void readsFewRowsOfLongTexts() {
		String row = "x".repeat(60_000) + "\n";
		SubjectReader.Batch<ImportRow> batch = reader("systemName\n" + row.repeat(100)).read(null);
		assertThat(batch.subjects()).hasSizeBetween(1, 99);
	}

	@Test
	void keepsTheFileOpenUntilItsEndOnly() {
		ImportReader reader = reader("systemName\n" + "name\n".repeat(9000));
		reader.read(null);
		this.opened = 0;
		reader.read("4000");
		reader.read("8000");
		assertThat(this.opened).isZero();
		assertThat(this.open).isEqualTo(1);
		assertThat(reader.read("9000")).isNull();
		assertThat(this.open).isZero();
	}

	@Test
	void closesTheFileToReadFromElsewhere() {
		ImportReader reader = reader("systemName\n" + "name\n".repeat(9));
		reader.read(null);
		assertThat(reader.read("5").subjects()).hasSize(4);
		assertThat(this.open).isEqualTo(1);
	}

}
