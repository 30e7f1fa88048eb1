package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the rows of an import want to lead their links, from end to end.
 */
class ImportTargetsIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	private static RunResult imports(String text, String... rule) throws IOException {
		Files.writeString(bench.folder().resolve("links.csv"), text);
		return bench.worker().run(Definitions.imported("links.csv", rule));
	}

	private static List<String> column(RunResult run, String name) {
		return Result.of(bench.folder(), run.run().id()).column(name);
	}

	private static String error(RunResult run, int row) {
		return column(run, ImportColumns.ERROR).get(row);
	}

	@Test
	void linkToItselfAndRingsAreRejectedAndOtherShortUrlsWarnedOf() throws IOException {
		List.of("self", "ping", "pong", "away").forEach((id) -> bench.put(bench.newLink(id, null)));
		String self = column(imports("systemName\nNAME-self\n"), ImportColumns.SHORT_URL).get(0);
		RunResult run = imports("""
				systemName,fullUrl
				NAME-self,%1$sself
				NAME-ping,%1$spong
				NAME-pong,%1$sping
				NAME-away,%1$sself
				NEW-1,%1$saway
				""".formatted(self.substring(0, self.length() - "self".length())));
		assertThat(column(run, ImportColumns.OUTCOME)).containsExactly("rejected", "rejected", "rejected", "updated",
				"added");
		assertThat(error(run, 0)).contains("leads back to this link, self");
		assertThat(error(run, 1)).contains("leads back to this link, ping");
		assertThat(column(run, ImportColumns.WARNINGS).get(4))
			.isEqualTo("fullUrl leads to the short link away; write the URL to which that leads");
	}

	@Test
	void valueThatTheLinkHasRejectsNoRow() throws IOException {
		bench.put(bench.newLink("old", null).withFullUrl("not a URL at all"));
		RunResult run = imports("""
				systemName,fullUrl,name
				NAME-old,not a URL at all,
				NEW-1,not a URL at all,
				NAME-old-2,https://example.com:99999/,
				""");
		assertThat(column(run, ImportColumns.OUTCOME)).containsExactly("unchanged", "rejected", "rejected");
		assertThat(error(run, 1)).contains("must begin with http:// or https://");
		RunResult named = imports("systemName,fullUrl,name\nNAME-old,not a URL at all,The old one\n");
		assertThat(column(named, ImportColumns.OUTCOME)).containsExactly("updated");
		assertThat(bench.link("old").name()).isEqualTo("The old one");
	}

	@Test
	void campaignParametersAreSetOnce() throws IOException {
		String utm = "\"utm\":{\"source\":\"news\",\"campaign\":\"{Campaign}\"}";
		String rows = "systemName,fullUrl,Campaign\nNEW-1,https://example.com/?utm_source=x#top,Spring sale\n";
		String id = column(imports(rows, utm), ImportColumns.ID).get(0);
		assertThat(bench.link(id).fullUrl())
			.isEqualTo("https://example.com/?utm_source=news&utm_campaign=Spring%20sale#top");
		assertThat(column(imports(rows, utm), ImportColumns.OUTCOME)).containsExactly("unchanged");
	}

	@Test
	void columnOfCampaignParametersMustBeInTheFile() throws IOException {
		RunResult run = imports("systemName,fullUrl,note\nNEW-1,https://example.com/,x\n",
				"\"utm\":{\"source\":\"{Notes}\"}");
		assertThat(run.exitCode()).isNotEqualTo(ExitCode.DONE);
		assertThat(run.message()).contains(
				"links.csv:1: has no column Notes, which rule.utm names; its columns are systemName, fullUrl, note");
	}

}
