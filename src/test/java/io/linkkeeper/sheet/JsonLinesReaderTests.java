package io.linkkeeper.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.linkkeeper.Rounds;
import io.linkkeeper.csv.BytesSource;
import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonLinesReaderTests {

	private static final List<String> COLUMNS = List.of("systemName", "fullUrl", "name");

	@Test
	void keysAreHeadingsAndLinesAreRows() {
		assertThat(cells("{\"systemName\":\"A\",\"name\":\"x\"}\n\n{\"Full URL\":\"u\",\"systemName\":\"B\"}\r\n"))
			.containsExactly("1 A||x", "3 B|u|");
	}

	@Test
	void nullIsEmptyAndNumbersAndBooleansAreTheirText() {
		assertThat(cells("{\"systemName\":12345678901234567890,\"fullUrl\":null,\"name\":true}"))
			.containsExactly("1 12345678901234567890||true");
		assertThat(cells("{\"systemName\":1.50,\"name\":\"null\"}")).containsExactly("1 1.50||null");
	}

	@Test
	void textsAreVerbatim() {
		assertThat(cells("{\"systemName\":\" a\\t\\n\",\"fullUrl\":\"'=1+1\",\"name\":\"\\u00fc\\\"\"}"))
			.containsExactly("1  a\t\n|'=1+1|ü\"");
	}

	@Test
	void rowsBeginningWithANumberSignAreNoComments() {
		assertThat(cells("{\"systemName\":\"#A\"}")).containsExactly("1 #A||");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "# x", "[]", "[{\"systemName\":\"A\"}]", "\"A\"", "null", "{",
			"{\"systemName\":\"A\"", "{\"systemName\":}", "{systemName:\"A\"}", "{\"systemName\":\"A\",}",
			"{\"systemName\":\"A\"} x", "{\"systemName\":\"A\"}{\"systemName\":\"B\"}", "{\"systemName\":\"A\"};",
			"{\"systemName\":NaN}", "{\"systemName\":\"A\tB\"}", "{\"systemName\":\"\\x\"}", "{'systemName':'A'}" })
	void lineThatIsNotOneObjectIsRejected(String line) {
		List<CsvRow> rows = rows("{\"systemName\":\"OK\"}\n" + line + "\n{\"systemName\":\"OK\"}\n");
		assertThat(rows).hasSize(3);
		assertThat(rows.get(1)).satisfies((row) -> {
			assertThat(row.line()).isEqualTo(2);
			assertThat(row.text()).isEqualTo(line);
			assertThat(row.problem()).contains("JSON").contains("; write one JSON object in each line");
		});
		assertThat(List.of(rows.get(0), rows.get(2))).allMatch((row) -> row.problem() == null);
	}

	@Test
	void nestedValuesAndRepeatedKeysAreRejected() {
		assertThat(rows("""
				{"systemName":"A","name":["x",{"y":1}]}
				{"systemName":"A","name":{"systemName":"B"}}
				{"systemName":"A","systemName":"A"}
				{"systemName":"A","name":"x"}
				""")).extracting(CsvRow::problem)
			.containsExactly("has a list in 'name'; write a text, a number, true, false or null",
					"has an object in 'name'; write a text, a number, true, false or null",
					"has the key 'systemName' twice; delete one", null);
	}

	@Test
	void mistakeInAKeyIsToldOnce() {
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows("{\"systemName\":\"A\",\"fullURI\":\"x\"}"))
			.withMessageContaining("did you mean fullUrl?");
	}

	@Test
	void fileWithoutAnObjectInALineIsRefused() {
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows("{\n \"systemName\": \"A\"\n}\n"))
			.withMessage("links.csv: is JSON, but no line of it is an object with keys;"
					+ " write one object in each line, or save the table as .xlsx or CSV");
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows("[{\"systemName\": \"A\"}]\n"))
			.withMessageContaining("is a JSON list, not a table; write one object in each line");
	}

	@Test
	void marksAndBlanksBeforeTheFirstObjectAreNoObstacle() {
		assertThat(cells("\uFEFF{ \"systemName\" : \"A\" }")).containsExactly("1 A||");
		assertThat(cells("\n \n{}\n{\"systemName\":\"A\"}")).containsExactly("3 ||", "4 A||");
	}

	@Test
	void lineOfAnyLengthUpToTheLimitIsRead() {
		String start = "{\"systemName\":\"A\"}\n{\"systemName\":\"";
		String longest = "x".repeat(Utf8Lines.LONGEST - "{\"systemName\":\"\"}".length());
		assertThat(rows(start + longest + "\"}\n").get(1).cells().get(0)).isEqualTo(longest);
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows(start + longest + "yy\"}\n"))
			.withMessageContaining("links.csv:2: is longer than 1000000 bytes");
	}

	@Test
	void bytesThatAreNotUtf8RefuseTheFileAtTheirLine() {
		CsvSource source = BytesSource.of(new byte[] { '{', '"', 'a', '"', ':', '1', '}', '\n', '"', (byte) 0xFC });
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows(source))
			.withMessage("links.csv:2: has bytes that are not UTF-8; save the file as UTF-8");
	}

	@Test
	void tooManyKeysRefuseTheFile() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i <= 1000; i++) {
			text.append("{\"key").append(i).append("\":1}\n");
		}
		assertThatExceptionOfType(CsvException.class).isThrownBy(() -> rows(text.toString()))
			.withMessageContaining("links.csv:1001: is where its objects have more than 1000 different keys");
	}

	/** The file has 600 MB. */
	@Test
	void memoryDoesNotDependOnTheNumberOfLines() {
		String line = "{\"systemName\":\"A\",\"name\":\"" + "x".repeat(10_000) + "\"}\n";
		long rows = 0;
		try (TableReader reader = TableFile
			.detected(BytesSource.repeated("", line, 60_000, ""), HeadingSpec.of(COLUMNS))
			.open()) {
			while (reader.read() != null) {
				rows++;
			}
		}
		assertThat(rows).isEqualTo(60_000);
	}

	@Test
	void anyTextsAreReadBack() {
		Rounds.of(300, "JSON Lines").each((seed) -> {
			Random random = new Random(seed);
			StringBuilder text = new StringBuilder();
			List<String> expected = new ArrayList<>();
			for (int line = 1; line <= 20; line++) {
				ObjectNode object = JsonMapper.shared().createObjectNode();
				StringBuilder cells = new StringBuilder().append(line);
				String before = " ";
				for (String column : COLUMNS) {
					String cell = text(random);
					if (line == 1 || !cell.isEmpty() || random.nextBoolean()) {
						object.put(column, cell);
					}
					cells.append(before).append(cell);
					before = "|";
				}
				text.append(JsonMapper.shared().writeValueAsString(object))
					.append(random.nextBoolean() ? "\r\n" : "\n");
				expected.add(cells.toString());
			}
			assertThat(cells(text.toString())).isEqualTo(expected);
		});
	}

	private static String text(Random random) {
		return random.ints(random.nextInt(4), 0, 0x600)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static List<String> cells(String text) {
		return rows(text).stream().map((row) -> row.line() + " " + String.join("|", row.cells())).toList();
	}

	private static List<CsvRow> rows(String text) {
		return rows(BytesSource.of(text));
	}

	/** The cells in the order of the columns. */
	private static List<CsvRow> rows(CsvSource source) {
		List<CsvRow> rows = new ArrayList<>();
		try (TableReader reader = TableFile.detected(source, HeadingSpec.of(COLUMNS)).open()) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				CsvRow read = row;
				rows.add(new CsvRow(row.line(),
						COLUMNS.stream().map((column) -> reader.header().cell(read, column)).toList(), row.text(),
						row.problem()));
			}
		}
		return rows;
	}

}
