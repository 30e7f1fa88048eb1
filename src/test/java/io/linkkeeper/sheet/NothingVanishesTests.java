package io.linkkeeper.sheet;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.linkkeeper.Rounds;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.CsvSource;
import io.linkkeeper.csv.CsvWriter;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every row of a random file is the heading, a comment, blank, or has exactly one
 * outcome.
 */
class NothingVanishesTests {

	private static final List<String> COLUMNS = List.of("systemName", "fullUrl", "name");

	private static final List<String> CELLS = List.of("", "a", "b c", "#x", "#N/A", "#REF!", "x\ny", "\"q\"", "ü€",
			"1,2", "a;b", "never", "=1", "'");

	@TempDir
	private Path folder;

	/** What becomes of a row. */
	private enum Outcome {

		READ, REJECTED, COMMENT, BLANK

	}

	@Test
	void inText() {
		Rounds.of(500, "Text files").each((seed) -> {
			Random random = new Random(seed);
			// the first row has all cells, so that no other may have fewer
			StringBuilder text = new StringBuilder("systemName,fullUrl,name\r\na,b,c\r\n");
			Map<Long, Outcome> expected = new HashMap<>(Map.of(2L, Outcome.READ));
			long line = 3;
			for (int i = 0; i < 30; i++) {
				String row = textRow(random, line, expected);
				text.append(row).append("\r\n");
				line += 1 + row.chars().filter((character) -> character == '\n').count();
			}
			Path file = this.folder.resolve("links.csv");
			Files.writeString(file, text, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16);
			assertThat(outcomes(new FileSource("links.csv", file))).isEqualTo(without(expected, Outcome.BLANK));
		});
	}

	private static String textRow(Random random, long line, Map<Long, Outcome> expected) throws IOException {
		int kind = random.nextInt(6);
		if (kind == 0) {
			expected.put(line, Outcome.BLANK);
			return random.nextBoolean() ? "" : " ,,";
		}
		if (kind == 1) {
			expected.put(line, Outcome.COMMENT);
			return random.nextBoolean() ? "# one, \"two\"" : "#one,\"two\nthree\",https://example.com";
		}
		if (kind == 2) {
			expected.put(line, Outcome.REJECTED);
			return List.of("a,5\" b,c", "a,b,c,d", "#N/A,b", "a,b").get(random.nextInt(4));
		}
		List<String> cells = IntStream.range(0, 3).mapToObj((i) -> CELLS.get(random.nextInt(CELLS.size()))).toList();
		expected.put(line, Outcome.READ);
		StringWriter row = new StringWriter();
		try (CsvWriter writer = CsvWriter.safe(row, Delimiter.COMMA)) {
			writer.row(cells);
		}
		return row.toString().strip();
	}

	@Test
	void inSpreadsheets() {
		Rounds.of(100, "Spreadsheets").each((seed) -> {
			Random random = new Random(seed);
			List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
			Map<Long, Outcome> expected = new HashMap<>();
			for (long line = 2; line < 40; line++) {
				List<String> cells = IntStream.range(0, random.nextInt(5))
					.mapToObj((i) -> CELLS.get(random.nextInt(CELLS.size())))
					.toList();
				rows.add(cells);
				expected.put(line, sheetOutcome(cells));
			}
			CsvSource source = TestXlsx.of(this.folder.resolve("links.xlsx"), rows);
			assertThat(outcomes(source)).isEqualTo(without(expected, Outcome.BLANK));
		});
	}

	private static Outcome sheetOutcome(List<String> cells) {
		if (cells.stream().allMatch(String::isEmpty)) {
			return Outcome.BLANK;
		}
		if (cells.get(0).equals("#x")) {
			return Outcome.COMMENT;
		}
		boolean beyond = cells.size() > 3 && !cells.get(3).isEmpty();
		return beyond ? Outcome.REJECTED : Outcome.READ;
	}

	private static Map<Long, Outcome> without(Map<Long, Outcome> outcomes, Outcome kind) {
		Map<Long, Outcome> rest = new HashMap<>(outcomes);
		rest.values().removeIf((outcome) -> outcome == kind);
		return rest;
	}

	private static Map<Long, Outcome> outcomes(CsvSource source) {
		Map<Long, Outcome> outcomes = new HashMap<>();
		try (TableReader reader = TableFile.detected(source, HeadingSpec.of(COLUMNS)).open()) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				Outcome outcome = (row.problem() != null) ? Outcome.REJECTED : Outcome.READ;
				assertThat(outcomes.put(row.line(), outcome)).isNull();
			}
			lines(reader.comments().toString()).forEach((line) -> outcomes.put(line, Outcome.COMMENT));
			assertThat(outcomes.values().stream().filter(Outcome.COMMENT::equals))
				.hasSize((int) reader.comments().count());
		}
		return outcomes;
	}

	private static List<Long> lines(String text) {
		List<Long> lines = new ArrayList<>();
		for (String range : text.replaceFirst("lines? ", "").split(", ")) {
			String[] ends = range.split("-");
			for (long line = ends[0].isEmpty() ? 1 : Long.parseLong(ends[0]); !ends[0].isEmpty()
					&& line <= Long.parseLong(ends[ends.length - 1]); line++) {
				lines.add(line);
			}
		}
		return lines;
	}

}
