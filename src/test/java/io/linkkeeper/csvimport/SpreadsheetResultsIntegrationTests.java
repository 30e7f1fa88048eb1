package io.linkkeeper.csvimport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sheet.SheetWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an import of a spreadsheet hands back is a spreadsheet, which can be corrected and
 * imported again.
 */
class SpreadsheetResultsIntegrationTests {

	private static final String FILE = "links.xlsx";

	@RegisterExtension
	static final Bench bench = new Bench();

	private static RunResult imports(List<List<String>> rows) throws IOException {
		try (OutputStream out = Files.newOutputStream(bench.folder().resolve(FILE));
				SheetWriter sheet = new SheetWriter(out, "Test", "Links")) {
			for (List<String> row : rows) {
				sheet.row(row);
			}
		}
		return bench.worker().run(Definitions.imported(FILE));
	}

	private static RunResult importsFile(Path file) {
		return bench.worker().run(Definitions.imported(bench.folder().relativize(file).toString()));
	}

	private static Path folderOf(RunResult run) {
		return bench.folder().resolve("results/run-" + run.run().id());
	}

	private static List<String> files(RunResult run) throws IOException {
		try (Stream<Path> files = Files.list(folderOf(run))) {
			return files.map((file) -> Objects.toString(file.getFileName())).sorted().toList();
		}
	}

	private static List<List<String>> table(Path file) {
		Result result = Result.of(file);
		List<List<String>> rows = new ArrayList<>(List.of(result.header().titles()));
		result.rows().forEach((row) -> rows.add(upToLast(row.cells())));
		return rows;
	}

	/** A sheet does not hold the empty cells at the end of a row. */
	private static List<String> upToLast(List<String> cells) {
		int size = cells.size();
		while (size > 0 && cells.get(size - 1).isEmpty()) {
			size--;
		}
		return cells.subList(0, size);
	}

	private static List<SandboxLink> links() {
		return bench.sandbox().account().links();
	}

	@Test
	void rejectsCanBeCorrectedAndImportedAgain() throws IOException {
		RunResult run = imports(List.of(List.of("systemName", "fullUrl", "name", "Notes"),
				List.of("SHEET-1", "https://example.com/1", "=1+1", "2026-12-31"),
				List.of("SHEET-2", "ftp://example.com/2", "=1+1", "0012"),
				List.of("SHEET-3", "https://example.com/3", "one", "two", "three")));
		assertThat(run.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(files(run)).containsExactly("rejects.xlsx", "result.csv", "result.xlsx");
		List<List<String>> rejects = table(folderOf(run).resolve("rejects.xlsx"));
		assertThat(rejects).containsExactly(List.of("systemName", "fullUrl", "name", "Notes"),
				List.of("SHEET-2", "ftp://example.com/2", "=1+1", "0012"),
				List.of("SHEET-3", "https://example.com/3", "one", "two", "three"));
		RunResult same = importsFile(folderOf(run).resolve("rejects.xlsx"));
		assertThat(table(folderOf(same).resolve("rejects.xlsx"))).isEqualTo(rejects);
		RunResult again = imports(List.of(rejects.get(0), List.of("SHEET-2", "https://example.com/2", "=1+1", "0012"),
				rejects.get(2).subList(0, 4)));
		assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(links()).extracting(SandboxLink::name).containsExactlyInAnyOrder("=1+1", "=1+1", "one");
	}

	@Test
	void resultIsTheSameInBothFormsAndCanBeImported() throws IOException {
		RunResult run = imports(List.of(List.of("systemName", "fullUrl", "name", "expiresAt"),
				List.of("BOTH-1", "https://example.com/1", " +49 30 1234 ", "2036-12-31"),
				List.of("BOTH-2", "https://example.com/2", "-5", "never"), List.of("b", "ftp://example.com/2")));
		List<List<String>> sheet = table(folderOf(run).resolve("result.xlsx"));
		assertThat(sheet).hasSize(4).isEqualTo(table(folderOf(run).resolve("result.csv")));
		RunResult again = importsFile(folderOf(run).resolve("result.xlsx"));
		assertThat(Result.of(bench.folder(), again.run().id()).column(ImportColumns.OUTCOME))
			.containsExactly("unchanged", "unchanged", "rejected");
	}

	@Test
	void rowsThatAreNotDoneCanBeImportedAgain() throws IOException {
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.add")) {
				bench.worker().operator().stopAll(Duration.ofSeconds(10));
			}
		});
		List<List<String>> rows = new ArrayList<>(List.of(List.of("systemName", "fullUrl")));
		for (int i = 0; i < 600; i++) {
			rows.add(List.of("LATER-" + i, "https://example.com/" + i));
		}
		RunResult stopped = imports(rows);
		assertThat(stopped.exitCode()).isEqualTo(ExitCode.STOPPED);
		assertThat(files(stopped)).containsExactly("rejects.xlsx", "result.csv", "unfinished.xlsx");
		bench.sandbox().faults().clear();
		RunResult again = importsFile(folderOf(stopped).resolve("unfinished.xlsx"));
		assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(again.run().applied()).isEqualTo(600 - stopped.run().applied());
		assertThat(files(again)).containsExactly("rejects.xlsx", "result.csv", "result.xlsx");
		assertThat(links()).hasSize(600);
	}

	@Test
	void cellBeyondTheLimitOfSheetsIsInTheCsv() throws IOException {
		String long1 = "https://example.com/" + "x".repeat(33_000);
		Files.writeString(bench.folder().resolve("links.csv"), "systemName,fullUrl\nLONG-1," + long1 + "\n");
		RunResult run = bench.worker().run(Definitions.imported("links.csv"));
		assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(files(run)).containsExactly("rejects.csv", "result.csv");
		assertThat(Result.of(bench.folder(), run.run().id()).column(ImportColumns.FULL_URL)).containsExactly(long1);
	}

}
