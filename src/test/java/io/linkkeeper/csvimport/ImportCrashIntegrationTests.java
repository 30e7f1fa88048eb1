package io.linkkeeper.csvimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.linkkeeper.Crashes;
import io.linkkeeper.Crashes.Act;
import io.linkkeeper.Crashes.Death;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Crash tests of import at each commit, while the file is edited or removed: nothing is
 * created twice, and the result is that of the original file.
 */
class ImportCrashIntegrationTests {

	private static final int ADDED = 5;

	private static final int SAMPLE = 2;

	private static final String FILE = "links.csv";

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void createsNothingTwiceWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new Imported(crashes, folder));
		}
	}

	private record Imported(Crashes crashes, Path folder) implements Crashes.Story {

		@Override
		public Act begin(TestWorker worker) throws IOException {
			// a link of the same id and updatedAt would be the one that the run before
			// changed
			this.crashes.clock().advance(Duration.ofSeconds(1));
			this.crashes.account()
				.put(SandboxLink.enabled("there", this.crashes.clock().instant(), "NAME-there",
						"https://example.com/there"));
			StringBuilder text = new StringBuilder("systemName,fullUrl\nNAME-there,https://example.com/other\nx,y\n");
			for (int i = 0; i < ADDED; i++) {
				text.append("NAME-").append(i).append(",https://example.com/").append(i).append('\n');
			}
			Files.writeString(this.folder.resolve(FILE), text);
			return (dying) -> dying.run(Definitions.imported(FILE));
		}

		/** The file is needed only until it is copied. */
		@Override
		public RunSummary goOn(TestWorker next, long run) throws Exception {
			boolean copied = next.queries()
				.show(run)
				.orElseThrow()
				.steps()
				.stream()
				.anyMatch((step) -> step.name().equals("collect"));
			if (copied && run % 2 == 0) {
				Files.delete(this.folder.resolve(FILE));
			}
			else if (copied) {
				Files.writeString(this.folder.resolve(FILE), "systemName,fullUrl,action\nNAME-there,,delete\n"
						+ "NAME-0,https://example.com/edited,\nNAME-new,https://example.com/new,\n");
			}
			return Crashes.Story.super.goOn(next, run);
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.planned()).isEqualTo(ADDED + 1);
			assertThat(run.applied()).isEqualTo(ADDED + 1);
			assertThat(run.rejected()).isEqualTo(1);
			assertThat(run.scanned()).isEqualTo(ADDED + 2);
			assertThat(this.crashes.links()).extracting((link) -> link.systemName() + " " + link.fullUrl())
				.containsExactlyInAnyOrder("NAME-0 https://example.com/0", "NAME-1 https://example.com/1",
						"NAME-2 https://example.com/2", "NAME-3 https://example.com/3", "NAME-4 https://example.com/4",
						"NAME-there https://example.com/other");
			assertThat(Result.of(this.folder, run.id()).column(ImportColumns.OUTCOME))
				.containsOnly("added", "updated", "rejected")
				.hasSize(ADDED + 2);
		}

	}

}
