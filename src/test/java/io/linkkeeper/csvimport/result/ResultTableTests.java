package io.linkkeeper.csvimport.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.linkkeeper.csv.CsvRow;
import io.linkkeeper.csv.Delimiter;
import io.linkkeeper.csv.FileSource;
import io.linkkeeper.csv.HeadingSpec;
import io.linkkeeper.csv.TableReader;
import io.linkkeeper.csvimport.result.ResultTable.Form;
import io.linkkeeper.sheet.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables in the forms in which users get them.
 */
class ResultTableTests {

	private static final String LONG = "x".repeat(40_000);

	@TempDir
	private Path folder;

	@SafeVarargs
	private final ResultTable write(Form form, List<String>... rows) throws IOException {
		try (ResultTable table = ResultTable.begin(this.folder, "rejects", form, Delimiter.SEMICOLON)) {
			table.heading(List.of("name", "note"));
			for (List<String> row : rows) {
				table.row(row);
			}
			table.finish();
			return table;
		}
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> Objects.toString(file.getFileName())).sorted().toList();
		}
	}

	private List<List<String>> rows(String file) {
		List<List<String>> rows = new ArrayList<>();
		TableFile table = TableFile.detected(new FileSource(file, this.folder.resolve(file)),
				HeadingSpec.of(List.of("name", "note")));
		try (TableReader reader = table.open()) {
			for (CsvRow row = reader.read(); row != null; row = reader.read()) {
				rows.add(row.cells());
			}
		}
		return rows;
	}

	@Test
	void bothFormsHaveTheSameCells() throws IOException {
		List<String> row = List.of("=1+1", " 2026-12-31 ");
		ResultTable table = write(Form.BOTH, row);
		assertThat(table.files()).extracting((file) -> Objects.toString(file.getFileName()))
			.containsExactly("rejects.csv", "rejects.xlsx");
		assertThat(table.leftOut()).isEmpty();
		assertThat(files()).containsExactly("rejects.csv", "rejects.xlsx");
		assertThat(rows("rejects.csv")).containsExactly(row);
		assertThat(rows("rejects.xlsx")).containsExactly(row);
	}

	@Test
	void onlyTheOwnerReadsThem() throws IOException {
		for (Path file : write(Form.BOTH).files()) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		}
	}

	@Test
	void sheetReplacesEarlierCsv() throws IOException {
		write(Form.CSV, List.of("a", "b"));
		write(Form.SHEET, List.of("c", "d"));
		assertThat(files()).containsExactly("rejects.xlsx");
		assertThat(rows("rejects.xlsx")).containsExactly(List.of("c", "d"));
	}

	@Test
	void whatASheetCannotHoldIsCsvAndTold() throws IOException {
		write(Form.SHEET, List.of("a", "b"));
		ResultTable table = write(Form.SHEET, List.of("a", LONG), List.of("c", "d"));
		assertThat(table.leftOut()).hasValue(
				"rejects.xlsx is left out, because cell 2 of row 2 has 40000 characters," + " and a sheet holds 32767");
		assertThat(table.files()).containsExactly(this.folder.resolve("rejects.csv"));
		assertThat(files()).containsExactly("rejects.csv");
		assertThat(rows("rejects.csv")).containsExactly(List.of("a", LONG), List.of("c", "d"));
	}

	@Test
	void csvHasRowsThatASheetCannotHold() throws IOException {
		write(Form.BOTH, List.of("a", "b"));
		assertThat(write(Form.BOTH, List.of("a", LONG)).leftOut()).isPresent();
		assertThat(files()).containsExactly("rejects.csv");
	}

	@Test
	void malformedRowIsCopiedAsItIs() throws IOException {
		try (ResultTable table = ResultTable.begin(this.folder, "rejects", Form.CSV, Delimiter.COMMA)) {
			table.heading(List.of("name", "note"));
			table.copy(new CsvRow(2, List.of("a", "b \"c\""), "a,b \"c\"", "has a quotation mark"));
			table.finish();
		}
		assertThat(Files.readString(this.folder.resolve("rejects.csv"))).endsWith("\r\na,b \"c\"\r\n");
	}

	@Test
	void unfinishedTableLeavesEarlierFiles() throws IOException {
		write(Form.BOTH, List.of("a", "b"));
		try (ResultTable table = ResultTable.begin(this.folder, "rejects", Form.BOTH, Delimiter.COMMA)) {
			table.heading(List.of("name", "note"));
		}
		assertThat(files()).containsExactly("rejects.csv", "rejects.xlsx");
		assertThat(rows("rejects.xlsx")).containsExactly(List.of("a", "b"));
	}

	@Test
	void removesAllForms() throws IOException {
		try (ResultTable table = write(Form.BOTH, List.of("a", "b"))) {
			table.remove();
		}
		assertThat(files()).isEmpty();
	}

	@Test
	void linesAreCopiedAsTheyAre() throws IOException {
		try (ResultTable table = ResultTable.begin(this.folder, "rejects", Form.LINES, Delimiter.COMMA)) {
			table.heading(List.of("name", "note"));
			table.copy(new CsvRow(1, List.of("=1", "b"), "{\"name\": \"=1\"}", null));
			table.copy(new CsvRow(3, List.of(), "{broken", "is no JSON"));
			assertThat(files()).noneMatch("rejects.jsonl"::equals);
			table.finish();
			assertThat(table.files()).containsExactly(this.folder.resolve("rejects.jsonl"));
		}
		assertThat(files()).containsExactly("rejects.jsonl");
		assertThat(this.folder.resolve("rejects.jsonl")).hasContent("{\"name\": \"=1\"}\n{broken\n");
		try (ResultTable table = ResultTable.begin(this.folder, "rejects", Form.LINES, Delimiter.COMMA)) {
			table.remove();
		}
		assertThat(files()).isEmpty();
	}

}
