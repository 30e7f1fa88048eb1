package io.linkkeeper.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Spreadsheets that are large, hostile or unusual. Usual ones are in the corpus.
 */
@Timeout(60)
class XlsxReaderTests {

	@TempDir
	private Path folder;

	@Test
	void readsTextsAgainThatLeftTheMemory() throws IOException {
		int rows = 3000;
		String filler = "x".repeat(3000);
		List<List<String>> written = new ArrayList<>(List.of(List.of("systemName", "name")));
		IntStream.range(0, rows).forEach((i) -> written.add(List.of("N-" + i, filler + i)));
		CsvSource source = TestXlsx.of(this.folder.resolve("a.xlsx"), written);
		try (XlsxArchive archive = XlsxArchive.open(source);
				SharedStrings strings = new SharedStrings(archive, "xl/sharedStrings.xml")) {
			for (int i = rows - 1; i >= 0; i -= 7) {
				assertThat(strings.get(2 + 2 * i)).isEqualTo("N-" + i);
				assertThat(strings.get(3 + 2 * i)).isEqualTo(filler + i);
			}
		}
	}

	@Test
	void leavesNoTemporaryFileBehind() throws IOException {
		long before = temporaryFiles();
		CsvSource source = TestXlsx.of(this.folder.resolve("a.xlsx"),
				Stream.generate(() -> List.of("systemName", "x")).limit(200).toList());
		assertThat(rows(source)).hasSize(199);
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows(
				TestXlsx.ofParts(this.folder.resolve("b.xlsx"), "<worksheet><sheetData><row r=\"1\"><c", "<sst/>")));
		assertThat(temporaryFiles()).isEqualTo(before);
	}

	private static long temporaryFiles() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> file.getFileName().toString().matches("linkkeeper-.*[.](xlsx|texts)"))
				.count();
		}
	}

	@Test
	void refusesSheetThatUnpacksToFarMore() throws IOException {
		refused("<worksheet><sheetData>" + "<row/>".repeat(3_000_000), "<sst/>",
				"would unpack to far more than its size");
	}

	@Test
	void refusesTextsThatUnpackToFarMore() throws IOException {
		String sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>2999999</v></c></row>";
		refused(sheet, "<sst>" + "<si/>".repeat(3_000_000), "would unpack to far more than its size");
	}

	@Test
	void refusesTagsWithoutEnd() throws IOException {
		refused("<worksheet><sheetData a=\"" + "x".repeat(3_000_000), "<sst/>",
				"would unpack to far more than its size");
	}

	@Test
	void refusesDeepNesting() throws IOException {
		refused("<worksheet>" + "<a>".repeat(1000), "<sst/>", "is nested too deeply");
	}

	@Test
	void refusesCellsThatAreTooLarge() throws IOException {
		String large = "x".repeat(60_000);
		refused("<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>" + large + large
				+ "</t></is></c></row></sheetData></worksheet>", "<sst/>", "has a cell of more than 100000 characters");
		String cell = "<c t=\"inlineStr\"><is><t>" + large + "</t></is></c>";
		refused("<worksheet><sheetData><row r=\"1\">" + cell + cell + "</row></sheetData></worksheet>", "<sst/>",
				"has more than 100000 characters in row 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<c r=\"XFE1\"/>", "<c r=\"1\"/>", "<c r=\"B1\"/><c r=\"A1\"/>",
			"<c r=\"A1\" t=\"s\"><v>-1</v></c>", "<c r=\"A1\" t=\"s\"><v>9</v></c>",
			"<c r=\"A1\" s=\"x\"><v>1</v></c>" })
	void refusesCellsInNoPlace(String cells) throws IOException {
		refused("<worksheet><sheetData><row r=\"1\">" + cells + "</row></sheetData></worksheet>", "<sst/>",
				"is damaged: ");
	}

	@Test
	void namesSheetsWhenThereIsNoneOfThatName() throws IOException {
		CsvSource source = TestXlsx.of(this.folder.resolve("a.xlsx"), List.of(List.of("systemName")));
		for (String sheet : List.of("Summer", "0", "2")) {
			assertThatExceptionOfType(CsvException.class).isThrownBy(() -> XlsxReader.open(source, sheet))
				.withMessage("links.xlsx: has no sheet '" + sheet + "'; correct rule.sheet: it has 'Links'");
		}
		XlsxReader.open(source, "1").close();
		XlsxReader.open(source, " links").close();
	}

	@ParameterizedTest
	@org.junit.jupiter.params.provider.CsvSource(delimiter = '|', textBlock = """
			General                    | NUMBER
			0.00                       | NUMBER
			"Summer "0                 | NUMBER
			#,##0.00\\ "€";[Red]-0 "dy" | NUMBER
			[h]:mm:ss                  | NUMBER
			dd.mm.yyyy                 | DATE
			[$-407]d. mmmm yyyy;@      | DATE
			m/d/yy                     | DATE
			mmm\\-yy                    | DATE
			yyyy"年"m"月"d"日"           | DATE
			m/d/yy h:mm                | DATE_TIME
			yyyy-mm-ddThh:mm:ss        | DATE_TIME
			h:mm AM/PM                 | TIME
			mm:ss                      | TIME
			""")
	void tellsDatesByTheirFormat(String code, CellFormats.Shown shown) {
		assertThat(CellFormats.of(code)).isEqualTo(shown);
	}

	private void refused(String sheet, String strings, String message) throws IOException {
		CsvSource source = TestXlsx.ofParts(this.folder.resolve("a.xlsx"), sheet, strings);
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows(source))
			.withMessageStartingWith("links.xlsx: ")
			.withMessageContaining(message);
	}

	private static List<CsvRow> rows(CsvSource source) {
		List<CsvRow> rows = new ArrayList<>();
		try (TableReader reader = TableFile.detected(source, HeadingSpec.of(List.of("systemName", "name"))).open()) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				rows.add(row);
			}
		}
		return rows;
	}

}
