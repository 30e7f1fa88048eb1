package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.RunQueries;
import io.linkkeeper.history.WarnedRow;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Warnings about rows are counted, listed and in the result, whatever became of the rows.
 */
class ImportWarningsIntegrationTests {

	private static final String BLANKS = "systemName has blanks at its ends, which are left out";

	@RegisterExtension
	static final Bench bench = new Bench();

	private static void write(String text) throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"), text);
	}

	private static RunResult imports(String text) throws IOException {
		write(text);
		return bench.worker().run(Definitions.imported("links.csv"));
	}

	private static List<WarnedRow> warned(RunResult run) {
		List<WarnedRow> rows = new ArrayList<>();
		bench.worker().bean(RunQueries.class).warnings(run.run().id(), rows::add);
		return rows;
	}

	private static List<String> column(RunResult run, String name) {
		return Result.of(bench.folder(), run.run().id()).column(name);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void rowsAreCountedAndListed() throws IOException {
		bench.put(bench.newLink("same", null).withSystemName("SAME-1"));
		RunResult run = imports("""
				systemName,fullUrl,name
				NEW-1,https://www..example.com/a b,x
				\u00A0SAME-1,,
				NEW-2,https://www.example.com/2,y
				NEW-2,https://www.example.com/2,y
				NEW-3,ftp://www.example.com/3,https://www.example.com/
				""");
		assertThat(run.run().warned()).isEqualTo(4);
		assertThat(run.message())
			.endsWith("; 4 rows have warnings, `show %d --warnings` lists them".formatted(run.run().id()));
		assertThat(warned(run)).extracting(WarnedRow::line).containsExactly(2L, 3L, 5L, 6L);
		assertThat(warned(run)).extracting(WarnedRow::decision)
			.containsExactly("add", "unchanged", "unchanged", "rejected");
		assertThat(warned(run)).extracting((row) -> row.warnings().size()).containsExactly(2, 1, 1, 1);
		assertThat(warned(run).get(1)).isEqualTo(new WarnedRow(3L, "same", "unchanged", List.of(BLANKS)));
		assertThat(column(run, ImportColumns.WARNINGS).get(0)).asString().contains("nothing before a dot", "%20");
		assertThat(column(run, ImportColumns.WARNINGS).get(1)).isEqualTo(BLANKS);
		assertThat(column(run, ImportColumns.WARNINGS).get(2)).isEqualTo("");
		assertThat(column(run, ImportColumns.WARNINGS).get(3)).isEqualTo("the row is the same as line 4");
		assertThat(column(run, ImportColumns.WARNINGS).get(4)).asString().startsWith("name is a URL");
		assertThat(column(run, ImportColumns.ERROR)).element(4).asString().doesNotContain("warning").contains("ftp:");
	}

	@Test
	void planTellsThemBeforeTheFirstWrite() throws IOException {
		write("systemName,fullUrl\nNEW-1,https://www.example.com/a b\n");
		RunResult plan = bench.worker().plan(Definitions.imported("links.csv"));
		assertThat(plan.message())
			.contains("0 rows rejected; 1 row has warnings, `show %d --warnings` lists them; within the limits"
				.formatted(plan.run().id()));
	}

	@Test
	void runWithoutWarningsTellsNothing() throws IOException {
		RunResult run = imports("systemName,fullUrl\nNEW-1,https://www.example.com/a\n");
		assertThat(run.run().warned()).isZero();
		assertThat(run.message()).doesNotContain("warnings");
		assertThat(warned(run)).isEmpty();
	}

	/** A name may be what a spreadsheet shows for an error, but none becomes so. */
	@TestAt({ GUIDE, POSTGRESQL })
	void linkThatIsNamedLikeAnErrorIsUnchangedAndTold() throws IOException {
		bench.put(bench.newLink("odd", null).withSystemName("#N/A"));
		RunResult run = imports("systemName,fullUrl,name\n\"#N/A\",%s,\n#REF!,https://www.example.com/,\n"
			.formatted(bench.link("odd").fullUrl()));
		assertThat(run.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(column(run, ImportColumns.OUTCOME)).containsExactly("unchanged", "rejected");
		assertThat(column(run, ImportColumns.WARNINGS).get(0)).asString().startsWith("systemName is #N/A");
		assertThat(column(run, ImportColumns.WARNINGS).get(1)).isEqualTo("");
		assertThat(column(run, ImportColumns.ERROR)).element(1).asString().startsWith("systemName is #REF!");
	}

}
