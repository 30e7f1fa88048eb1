package io.linkkeeper.csv;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.Rounds;
import io.linkkeeper.sheet.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was written is read back as it was, whatever it is.
 */
class CsvRoundTripTests {

	private static final int FILES = 300;

	/** What has broken readers and writers of CSV before. */
	private static final List<String> PIECES = List.of("a", "Z", "0", " ", "\u00A0", "\t", "\n", "\r", "\r\n", "\"",
			"\"\"", "'", "''", "=", "+", "-", "@", "\\", "\\\"", ",", ";", "|", "#", "*", "\uFF1D", "שלום", "مرحبا",
			"\u202E", "é", "e\u0301", "😀", "\uFEFF", "漢字");

	@ParameterizedTest
	@EnumSource
	void randomTextIsReadBackAsItWas(Delimiter delimiter) {
		Rounds.of(FILES, "Files with " + delimiter).each((seed) -> {
			List<List<String>> rows = randomRows(new Random(seed));
			assertThat(readBack(written(rows, delimiter), delimiter)).isEqualTo(rows);
		});
	}

	@Test
	void noCellBeginsAsAFormulaDoes() {
		String text = written(
				List.of(List.of("=1+1", "+1", "-1"), List.of("@x", "\tx", "\rx"), List.of("'=1", "'x", "x")),
				Delimiter.COMMA);
		assertThat(text).isEqualTo("""
				systemName,name,userId\r
				"'=1+1","'+1","'-1"\r
				"'@x","'\tx","'\rx"\r
				"''=1","'x","x"\r
				""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			=1+1,"x"y,-2,@a,\uFF1D3  | '=1+1,"x"y,'-2,'@a,'\uFF1D3
			a,"=1",+ 2,b=c;=d         | a,"'=1",'+ 2,b=c;=d
			'=1,"'=2","x"y            | '=1,"'=2","x"y
			""")
	void malformedRowHoldsNoFormula(String row, String written) throws IOException {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.safe(text, Delimiter.COMMA)) {
			writer.verbatim(row);
			writer.verbatim(written);
			writer.verbatim("\"x\n=1\ty");
		}
		assertThat(text).hasToString(written + "\r\n" + written + "\r\n\"x\n'=1\ty\r\n");
	}

	@Test
	void rawTextIsWrittenAsItIs() throws IOException {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.raw(text, Delimiter.COMMA)) {
			writer.row(List.of("=1+1", "'=1"));
		}
		assertThat(text).hasToString("\"=1+1\",\"'=1\"\r\n");
	}

	@Test
	void keepsHeadingThatLooksLikeAComment() {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.safe(text, Delimiter.COMMA)) {
			writer.heading(List.of("#1", "systemName"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		try (TableReader reader = open(text.toString(), Delimiter.COMMA)) {
			assertThat(reader.header().titles()).containsExactly("#1", "systemName");
		}
	}

	private static List<List<String>> randomRows(Random random) {
		return Stream.generate(() -> IntStream.range(0, 3).mapToObj((column) -> randomText(random)).toList())
			// a row of empty cells is a blank row
			.filter((row) -> row.stream().anyMatch((cell) -> !cell.isEmpty()))
			.limit(1 + random.nextInt(5))
			.toList();
	}

	private static String randomText(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(6); i > 0; i--) {
			text.append(PIECES.get(random.nextInt(PIECES.size())));
		}
		return text.toString();
	}

	private static String written(List<List<String>> rows, Delimiter delimiter) {
		StringWriter text = new StringWriter();
		try (CsvWriter writer = CsvWriter.safe(text, delimiter)) {
			writer.heading(List.of("systemName", "name", "userId"));
			rows.forEach(writer::row);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	private static List<List<String>> readBack(String text, Delimiter delimiter) {
		List<List<String>> rows = new ArrayList<>();
		try (TableReader reader = open(text, delimiter)) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				rows.add(row.cells());
			}
		}
		return rows;
	}

	private static TableReader open(String text, Delimiter delimiter) {
		CsvFormat format = (delimiter != Delimiter.PIPE) ? CsvFormat.DETECTED : new CsvFormat(null, delimiter);
		return new TableFile(BytesSource.of(text), format, null,
				HeadingSpec.of(List.of("systemName", "name", "userId")))
			.open();
	}

}
