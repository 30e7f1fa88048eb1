package io.linkkeeper.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.IntStream;

import io.linkkeeper.Crashes;
import io.linkkeeper.Crashes.Act;
import io.linkkeeper.Crashes.Death;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Crash tests of export at each commit: the next process resumes the run, and the file
 * equals that of an undisturbed run.
 */
class ExportCrashIntegrationTests {

	private static final int LINKS = 30;

	private static final int SAMPLE = 2;

	private static final JobDefinition DEFINITION = ExportBench.definition("export");

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void fileIsTheSameWhereverTheRunDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new Exported(crashes, folder));
		}
	}

	private record Exported(Crashes crashes, Path folder) implements Crashes.Story {

		@Override
		public Act begin(TestWorker worker) throws IOException {
			this.crashes.account().putAll(IntStream.range(0, LINKS).mapToObj(this::link));
			worker.run(DEFINITION);
			Files.move(file(), undisturbed(), StandardCopyOption.REPLACE_EXISTING);
			return (dying) -> dying.run(DEFINITION);
		}

		private SandboxLink link(int number) {
			return SandboxLink
				.enabled("link%04d".formatted(number), this.crashes.clock().instant().minus(Duration.ofDays(90)),
						"NAME-" + number, "https://example.com/" + number)
				.withName("=\"%d\n".formatted(number));
		}

		@Override
		public RunSummary goOn(TestWorker next, long run) {
			next.operator().recover(run);
			RunSummary summary = next.queries().find(run).orElseThrow();
			if (summary.status().equals("COMPLETED")) {
				return summary;
			}
			RunResult restarted = next.operator().restart(run);
			assertThat(restarted.message()).isEqualTo("exported %d links to %s".formatted(LINKS, file()));
			return restarted.run();
		}

		@Override
		public void end(TestWorker next, RunSummary run) throws IOException {
			assertThat(run.scanned()).isEqualTo(run.unchanged()).isEqualTo(LINKS);
			assertThat(Files.mismatch(file(), undisturbed())).isEqualTo(-1);
		}

		private Path file() {
			return this.folder.resolve("export-links.csv");
		}

		private Path undisturbed() {
			return this.folder.resolve("undisturbed.csv");
		}

	}

}
