package io.linkkeeper.notice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.linkkeeper.SettableClock;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample gives what stands beside it.
 */
class NoticeSampleIntegrationTests {

	private static final Path SAMPLE = Path.of("samples/notice");

	@Test
	void givesTheExpectedFile(@TempDir Path folder) throws IOException {
		SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");
		SandboxOptions seeded = SandboxOptions.defaults().withSeed(SAMPLE.resolve("links.csv"));
		try (SandboxServer sandbox = SandboxServer.start(seeded, clock);
				TestWorker worker = TestWorker.on(sandbox, clock).property("linkkeeper.results", folder).start()) {
			RunResult run = worker.run(new DefinitionFolder(Path.of("jobs")).get("notice-links", Map.of()));
			String written = Files.readString(folder.resolve("run-%d/notice.csv".formatted(run.run().id())));
			assertThat(written.replace(":" + sandbox.port() + "/tiny/", ":8080/tiny/"))
				.isEqualTo(Files.readString(SAMPLE.resolve("expected.csv")));
		}
	}

}
