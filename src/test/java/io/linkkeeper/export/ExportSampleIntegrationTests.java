package io.linkkeeper.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.linkkeeper.SettableClock;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.DefinitionFolder;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies that the sample definition gives the documented file.
 */
class ExportSampleIntegrationTests {

	private static final Path SAMPLE = Path.of("samples/export");

	@Test
	void givesTheExpectedFile(@TempDir Path folder) throws IOException {
		SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");
		try (SandboxServer sandbox = SandboxServer.start(seeded(), clock);
				TestWorker worker = TestWorker.on(sandbox, clock).property("linkkeeper.files", folder).start()) {
			worker.run(new DefinitionFolder(Path.of("jobs")).get("export-links", Map.of()));
			String port = ":" + sandbox.port() + "/tiny/";
			assertThat(Files.readString(folder.resolve("exports/links.csv")).replace(port, ":8080/tiny/"))
				.isEqualTo(Files.readString(SAMPLE.resolve("expected.csv")));
		}
	}

	private static SandboxOptions seeded() {
		return SandboxOptions.defaults().withSeed(SAMPLE.resolve("links.csv"));
	}

}
