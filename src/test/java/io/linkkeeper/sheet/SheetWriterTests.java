package io.linkkeeper.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipFile;

import io.linkkeeper.csv.FileSource;
import io.linkkeeper.csv.RowReader;
import io.linkkeeper.text.Blanks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Spreadsheets that are written are read back verbatim, and hold texts only.
 */
class SheetWriterTests {

	private static final String[] PARTS = { "a", "Z", "=", "+1", "@", "#N/A", "2026-12-31", "007", "1E5", "TRUE", "'",
			"\"", "&amp;", "<b>", "]]>", "_x0041_", "_x", "_", "\t", "\n", "\r", "\r\n", " ", "\u00A0", "\u0000",
			"\u0007", "\u001F", "\u0085", "\u2028", "\uFFFE", "\uFFFF", "\uD83D\uDE00", "ü", "日本" };

	@TempDir
	private Path folder;

	private Path file() {
		return this.folder.resolve("a.xlsx");
	}

	private void write(List<? extends List<? extends @Nullable String>> rows) throws IOException {
		try (OutputStream out = Files.newOutputStream(file());
				SheetWriter sheet = new SheetWriter(out, "Test", "rows")) {
			for (List<? extends @Nullable String> row : rows) {
				sheet.row(row);
			}
		}
	}

	private List<List<String>> read() {
		List<List<String>> rows = new ArrayList<>();
		try (XlsxReader reader = XlsxReader.open(new FileSource("a.xlsx", file()), "rows")) {
			for (RowReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
				rows.add(entry.row().cells());
			}
		}
		return rows;
	}

	private String sheet() throws IOException {
		try (ZipFile archive = new ZipFile(file().toFile())) {
			return new String(archive.getInputStream(archive.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
					StandardCharsets.UTF_8);
		}
	}

	@Test
	void readsBackAnyText() throws IOException {
		long seed = Long.getLong("linkkeeper.seed", System.nanoTime());
		Random random = new Random(seed);
		List<List<String>> rows = new ArrayList<>();
		for (int row = 0; row < 2000; row++) {
			List<String> cells = new ArrayList<>();
			for (int column = 0; column < 3; column++) {
				StringBuilder cell = new StringBuilder("x".repeat((column == 2) ? 1 : 0));
				for (int part = random.nextInt(6); part > 0; part--) {
					cell.append(PARTS[random.nextInt(PARTS.length)]);
				}
				cells.add(hasContent(cell.toString()) ? cell.toString() : "");
			}
			rows.add(cells);
		}
		write(rows);
		assertThat(read()).as("seed " + seed).isEqualTo(rows);
	}

	private static boolean hasContent(String cell) {
		return !cell.isBlank() && !Blanks.strip(cell).isEmpty();
	}

	@Test
	void everyCellIsText() throws IOException {
		write(List.of(List.of("heading"), List.of("=1+1", "2026-12-31", "0012", "46752")));
		assertThat(sheet()).contains("<c r=\"A1\" s=\"2\" t=\"inlineStr\"><is><t>heading</t>")
			.contains("<c r=\"A2\" s=\"1\" t=\"inlineStr\"><is><t>=1+1</t>")
			.contains("<c r=\"D2\" s=\"1\" t=\"inlineStr\"><is><t>46752</t>")
			.doesNotContain("<v>")
			.doesNotContain("<f>");
	}

	@Test
	void halfACharacterIsEscaped() throws IOException {
		write(List.of(List.of("a\uD83D", "\uDE00\uD83D\uDE00")));
		assertThat(read()).containsExactly(List.of("a_xD83D_", "_xDE00_\uD83D\uDE00"));
	}

	@Test
	void emptyCellsKeepTheirPlaces() throws IOException {
		write(List.of(Arrays.asList(null, "b", "", "d"), List.of("a")));
		assertThat(read()).containsExactly(List.of("", "b", "", "d"), List.of("a"));
	}

	@Test
	void columnsAreNamedAsInSpreadsheets() throws IOException {
		write(List.of(Collections.nCopies(703, "x")));
		assertThat(sheet()).contains("\"Z1\"", "\"AA1\"", "\"AZ1\"", "\"BA1\"", "\"ZZ1\"", "\"AAA1\"");
		assertThat(read()).containsExactly(Collections.nCopies(703, "x"));
	}

	@Test
	void refusesACellBeyondTheLimitAndGoesOn() throws IOException {
		String longest = "x".repeat(SheetWriter.MAX_TEXT);
		try (OutputStream out = Files.newOutputStream(file());
				SheetWriter sheet = new SheetWriter(out, "Test", "rows")) {
			sheet.row(List.of("heading"));
			assertThatExceptionOfType(SheetLimitException.class)
				.isThrownBy(() -> sheet.row(List.of("a", longest + "x")))
				.withMessage("cell 2 of row 2 has 32768 characters, and a sheet holds 32767");
			sheet.row(List.of(longest));
		}
		assertThat(read()).containsExactly(List.of("heading"), List.of(longest));
	}

	@Test
	void refusesARowBeyondTheLimit() throws IOException {
		try (SheetWriter sheet = new SheetWriter(OutputStream.nullOutputStream(), "Test", "rows")) {
			for (int row = 0; row < SheetWriter.MAX_ROWS; row++) {
				sheet.row(List.of());
			}
			assertThatExceptionOfType(SheetLimitException.class).isThrownBy(() -> sheet.row(List.of()))
				.withMessage("a sheet has at most 1048576 rows");
		}
	}

}
