package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports of JSON Lines, which hand their rejected lines back.
 */
class JsonLinesImportIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	private static RunResult imports(String text) throws IOException {
		Files.writeString(bench.folder().resolve("links.jsonl"), text);
		return bench.worker().run(Definitions.imported("links.jsonl"));
	}

	@Test
	void rejectedLinesCanBeCorrectedAndImportedAgain() throws IOException {
		String good = "{\"systemName\":\"LINE-1\",\"fullUrl\":\"https://example.com/1\",\"name\":\"=1+1\"}\n";
		String bad = "{\"systemName\":\"LINE-2\",\"fullUrl\":\"ftp://example.com/2\",\"note\":12}\n";
		String broken = "{\"systemName\":\"LINE-3\",\"fullUrl\":[\"https://example.com/3\"]}\n";
		RunResult run = imports(good + "\n" + bad + broken);
		assertThat(run.exitCode()).isEqualTo(ExitCode.PARTLY);
		Result result = Result.of(bench.folder(), run.run().id());
		assertThat(result.column(ImportColumns.LINE)).containsExactly("1", "3", "4");
		assertThat(result.column(ImportColumns.OUTCOME)).containsExactly("added", "rejected", "rejected");
		Path rejects = bench.folder().resolve("results/run-" + run.run().id() + "/rejects.jsonl");
		assertThat(rejects).hasContent(bad + broken);
		RunResult again = imports(
				Files.readString(rejects).replace("ftp:", "https:").replace("[", "").replace("]", ""));
		assertThat(again.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(bench.sandbox().account().links()).extracting(SandboxLink::systemName)
			.containsExactlyInAnyOrder("LINE-1", "LINE-2", "LINE-3");
	}

}
