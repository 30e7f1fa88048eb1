package io.linkkeeper.csvimport;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.linkkeeper.csv.CsvException;
import io.linkkeeper.csv.CsvHeader;
import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.definition.rule.ImportSettings;
import io.linkkeeper.definition.rule.ImportSettings.Column;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.definition.rule.ImportSettings.UnknownOwner;
import io.linkkeeper.definition.rule.Preset;
import io.linkkeeper.text.SpreadsheetError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files as programs write them, each with what is read of it, in
 * {@code sheets/expected.txt}.
 */
class SheetCorpusTests {

	private static final String EXPECTED = "expected.txt";

	private static final int ROWS_SHOWN = 20;

	/** The settings of files that need some. */
	private static final Map<String, ImportSettings> SETTINGS = Map.ofEntries(from("bitly-links.csv", Preset.BITLY),
			from("case-bitly.csv", Preset.BITLY), from("case-shlink.csv", Preset.SHLINK),
			from("shlink-web-client.csv", Preset.SHLINK), from("dub-links.csv", Preset.DUB),
			from("yourls-table.csv", Preset.YOURLS), from("kutt-links.csv", Preset.KUTT),
			Map.entry("german-headings.csv",
					settings(Map.of("Kurzname", Column.SYSTEM_NAME, "ZIEL", Column.FULL_URL, "Titel", Column.NAME,
							"Kosten", Column.IGNORE), null, null)),
			Map.entry("x-three-sheets.xlsx", settings(null, null, "old links")));

	private static Map.Entry<String, ImportSettings> from(String file, Preset preset) {
		return Map.entry(file, settings(null, preset, null));
	}

	private static ImportSettings settings(@Nullable Map<String, Column> columns, @Nullable Preset from,
			@Nullable String sheet) {
		return new ImportSettings("x", Match.SYSTEM_NAME, UnknownOwner.REJECT, null, null, null, ZoneOffset.UTC,
				columns, from, sheet, null, null, null);
	}

	static List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(folder())) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.equals(EXPECTED))
				.sorted()
				.toList();
		}
	}

	private static Path folder() {
		try {
			return Path.of(Objects.requireNonNull(SheetCorpusTests.class.getResource("/sheets")).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void isReadAsExpected(String file) throws IOException {
		assertThat(read(file)).isEqualTo(expected().get(file));
	}

	@Test
	void holdsSixtyFilesAndMore() throws IOException {
		if (Boolean.getBoolean("linkkeeper.write")) {
			StringBuilder text = new StringBuilder();
			files().forEach((file) -> text.append("== ").append(file).append('\n').append(read(file)));
			Files.writeString(Path.of("src/test/resources/sheets", EXPECTED), text);
		}
		assertThat(expected().keySet()).containsExactlyInAnyOrderElementsOf(files()).hasSizeGreaterThan(60);
	}

	private static Map<String, String> expected() throws IOException {
		Map<String, String> expected = new LinkedHashMap<>();
		for (String block : Files.readString(folder().resolve(EXPECTED)).split("(?m)^== ")) {
			if (!block.isEmpty()) {
				String[] parts = block.split("\n", 2);
				expected.put(parts[0], parts[1]);
			}
		}
		return expected;
	}

	private static String read(String file) {
		ImportFile table = new ImportFile(new FileSource(file, folder().resolve(file)),
				SETTINGS.getOrDefault(file, settings(null, null, null)));
		StringBuilder text = new StringBuilder();
		try {
			long rows = table.each((header, row) -> {
				if (text.chars().filter((character) -> character == '\n').count() < ROWS_SHOWN) {
					text.append(row.line()).append(": ").append(shown(header, row)).append('\n');
				}
			});
			table.remarks().forEach((remark) -> text.append("told: ").append(remark).append('\n'));
			return text.append("rows: ").append(rows).append('\n').toString();
		}
		catch (CsvException ex) {
			return text.append("refused: ").append(ex.getMessage()).append('\n').toString();
		}
	}

	private static String shown(CsvHeader header, CsvRow row) {
		if (row.problem() != null) {
			return "rejected, as it " + row.problem();
		}
		String errors = ImportColumns.READ.stream()
			.filter((column) -> SpreadsheetError.is(header.cell(row, column)))
			.map((column) -> SpreadsheetError.describe(header.cell(row, column), column))
			.collect(Collectors.joining("; "));
		return errors.isEmpty() ? cells(header, row) : "rejected, unless the link has the same, as " + errors;
	}

	private static String cells(CsvHeader header, CsvRow row) {
		return ImportColumns.KNOWN.stream()
			.filter((column) -> !header.cell(row, column).isEmpty())
			.map((column) -> column + "=" + header.cell(row, column).replace("\n", "\\n").replace("\r", "\\r"))
			.collect(Collectors.joining(" | "));
	}

}
