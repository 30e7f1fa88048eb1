package io.linkkeeper.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.sheet.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CsvReaderTests {

	private static final List<String> COLUMNS = List.of("systemName", "fullUrl", "name", "userId", "action");

	private static final byte[] UTF_8_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	@Test
	void backslashIsABackslash() {
		assertThat(cells("systemName,name\na\\,\"C:\\new\\\"\n")).containsExactly(List.of("a\\", "C:\\new\\"));
	}

	@Test
	void acceptsColumnsInAnyOrderAndCase() {
		try (TableReader reader = open("FULLURL,note,*SystemName\nu,n,s\n")) {
			CsvRow row = reader.read();
			assertThat(reader.header().cell(row, "systemName")).isEqualTo("s");
			assertThat(reader.header().cell(row, "fullUrl")).isEqualTo("u");
			assertThat(reader.header().cell(row, "userId")).isEmpty();
			assertThat(reader.header().unknown()).containsExactly("note");
			assertThat(reader.header().titles()).containsExactly("FULLURL", "note", "*SystemName");
		}
	}

	@Test
	void skipsCommentsAndBlankRows() {
		String text = "# made by \"hand, without care\n\n*systemName,name\n,\n  ,\u00A0\n#a,b\na,b\n";
		assertThat(cells(text)).containsExactly(List.of("a", "b"));
	}

	@Test
	void nameInQuotesMayBeginWithHash() {
		assertThat(cells("systemName,name\n\"#a\",b\n")).containsExactly(List.of("#a", "b"));
	}

	@Test
	void blanksAroundACellAreNotPartOfIt() {
		assertThat(cells("systemName,name\n a ,\tb\n")).containsExactly(List.of("a", "b"));
		assertThat(cells("systemName,name\n \u00A0a ,\tb\u3000\n")).as("what looks like a blank is told of")
			.containsExactly(List.of("\u00A0a", "b\u3000"));
		assertThat(cells("systemName,name\na,\u00A0 \n")).containsExactly(List.of("a", ""));
	}

	@Test
	void blanksInQuotesArePartOfTheCell() {
		assertThat(cells("systemName,name\n\" a \",b\n")).containsExactly(List.of(" a ", "b"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void everyLineEndCounts(String end) {
		String text = String.join(end, "# comment", "systemName,name", "a,\"one", "two", "three\"", "b,c");
		assertThat(lines(text)).containsExactly(3L, 6L);
		assertThat(cells(text)).containsExactly(List.of("a", "one" + end + "two" + end + "three"), List.of("b", "c"));
	}

	@Test
	void mixedLineEndsAreCountedAsAnEditorDoes() {
		assertThat(lines("systemName\r\r\na\n\rb\r\n\nc")).containsExactly(3L, 5L, 7L);
	}

	@Test
	void missingCellsAtTheEndAreEmpty() {
		try (TableReader reader = open("systemName,name,userId\na\n")) {
			assertThat(reader.header().cell(reader.read(), "userId")).isEmpty();
		}
	}

	@Test
	void emptyCellsPastTheHeadingDoNotMatter() {
		assertThat(cells("systemName,name\na,b,,\n")).containsExactly(List.of("a", "b"));
	}

	@Test
	void tooManyCellsAreTheProblemOfTheRow() {
		List<CsvRow> rows = rows("systemName,name\na,b,c\nd,e\n");
		assertThat(rows.get(0).problem()).contains("3 cells under a heading of 2");
		assertThat(rows.get(1).problem()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a,5\" screen", "a, \"b\"", "a,\"b\" c", "a,\"He said \"hi\"\"" })
	void quotesInTheWrongPlaceAreTheProblemOfTheRowAlone(String row) {
		List<CsvRow> rows = rows("systemName,name\n" + row + "\nd,e\n");
		assertThat(rows.get(0).problem()).contains("quotation mark");
		assertThat(rows.get(0).text()).isEqualTo(row);
		assertThat(rows.get(1).cells()).containsExactly("d", "e");
		assertThat(rows).hasSize(2);
	}

	@Test
	void semicolonsAndTabsAreFoundOut() {
		assertThat(cells("systemName;fullUrl\na,b;c\n")).containsExactly(List.of("a,b", "c"));
		assertThat(cells("systemName\tfullUrl\na,b\tc\n")).containsExactly(List.of("a,b", "c"));
		assertThat(cells("systemName\na;b\n")).containsExactly(List.of("a;b"));
	}

	@Test
	void givenDelimiterIsUsed() {
		CsvFormat format = new CsvFormat(null, Delimiter.PIPE);
		assertThat(cells(BytesSource.of("systemName|name\na,b|c\n"), format)).containsExactly(List.of("a,b", "c"));
	}

	@Test
	void byteOrderMarksAreNoText() {
		String text = "systemName,name\nä,€\n";
		List<List<String>> expected = List.of(List.of("ä", "€"));
		assertThat(cells(BytesSource.of(List.of(UTF_8_MARK, text.getBytes(StandardCharsets.UTF_8)))))
			.isEqualTo(expected);
		assertThat(cells(BytesSource.of("\uFEFF" + text, StandardCharsets.UTF_16LE))).isEqualTo(expected);
		assertThat(cells(BytesSource.of("\uFEFF" + text, StandardCharsets.UTF_16BE))).isEqualTo(expected);
	}

	@Test
	void utf16IsFoundOutWithoutAByteOrderMark() {
		for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
			assertThat(cells(BytesSource.of("systemName,name\nä,€\n", wide))).containsExactly(List.of("ä", "€"));
			assertThat(notes(BytesSource.of("systemName\na\n", wide)))
				.containsExactly("read as " + wide + ", without a byte order mark");
		}
	}

	@Test
	void namedEncodingIsUsed() {
		Charset latin = StandardCharsets.ISO_8859_1;
		CsvFormat format = new CsvFormat(latin, null);
		assertThat(cells(BytesSource.of("systemName\nä\n", latin), format)).containsExactly(List.of("ä"));
	}

	@Test
	void namedEncodingMustNotContradictTheByteOrderMark() {
		CsvFormat format = new CsvFormat(StandardCharsets.ISO_8859_1, null);
		assertThatExceptionOfType(CsvException.class)
			.isThrownBy(() -> cells(BytesSource.of("\uFEFFsystemName\n", StandardCharsets.UTF_16LE), format))
			.withMessageContaining("links.csv:1: begins with the byte order mark of UTF-16LE, not of ISO-8859-1");
	}

	@Test
	void apostropheBeforeAFormulaIsTakenAway() {
		assertThat(cells("systemName,name\n'=a,'b\n''+30d,'\n")).containsExactly(List.of("=a", "'b"),
				List.of("'+30d", "'"));
	}

	@Test
	void emptyFileIsRefused() {
		refuses("", "links.csv: is empty; its first row must name the columns");
		refuses("\uFEFF", "links.csv: is empty");
		refuses("# nothing\n\n;;\n", "links.csv:3: must name the columns");
	}

	@Test
	void fileWithoutHeadingIsRefused() {
		refuses("spring,https://example.com\n", "links.csv:1: must name the columns, but has none of systemName");
	}

	@Test
	void columnNamedTwiceIsRefused() {
		refuses("systemName,*systemname\n",
				"links.csv:1: has two columns for systemName ('systemName' and '*systemname'); delete one");
	}

	@Test
	void slipInAColumnsNameIsRefused() {
		refuses("systemName,ful_url\n", "links.csv:1: has a column 'ful_url'; did you mean fullUrl?");
	}

	@Test
	void unclosedQuoteIsRefusedWhereItIsOpened() {
		refuses("systemName,name\na,b\nc,\"d\ne,f\n", "links.csv:3: a quotation mark is opened here and never closed");
	}

	@Test
	void headingOnlyHasNoRows() {
		assertThat(rows("systemName,name")).isEmpty();
	}

	@Test
	void keepsFiveHundredUnknownColumns() {
		StringBuilder heading = new StringBuilder("systemName");
		StringBuilder row = new StringBuilder("a");
		for (int i = 0; i < 499; i++) {
			heading.append(",\"Extra ").append(i).append('"');
			row.append(',').append(i);
		}
		assertThat(rows(heading + "\n" + row).get(0).cells()).hasSize(500).endsWith("498");
	}

	private static void refuses(String text, String message) {
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows(text)).withMessageContaining(message);
	}

	private static List<List<String>> cells(String text) {
		return cells(BytesSource.of(text));
	}

	private static List<List<String>> cells(CsvSource source) {
		return cells(source, CsvFormat.DETECTED);
	}

	private static List<List<String>> cells(CsvSource source, CsvFormat format) {
		return rows(source, format).stream().map(CsvRow::cells).toList();
	}

	private static List<String> notes(CsvSource source) {
		try (TableReader reader = TableFile.detected(source, HeadingSpec.of(COLUMNS)).open()) {
			return reader.notes();
		}
	}

	private static List<Long> lines(String text) {
		return rows(text).stream().map(CsvRow::line).toList();
	}

	private static List<CsvRow> rows(String text) {
		return rows(BytesSource.of(text), CsvFormat.DETECTED);
	}

	private static List<CsvRow> rows(CsvSource source, CsvFormat format) {
		List<CsvRow> rows = new ArrayList<>();
		try (TableReader reader = new TableFile(source, format, null, HeadingSpec.of(COLUMNS)).open()) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				rows.add(row);
			}
		}
		return rows;
	}

	private static TableReader open(String text) {
		return TableFile.detected(BytesSource.of(text), HeadingSpec.of(COLUMNS)).open();
	}

}
