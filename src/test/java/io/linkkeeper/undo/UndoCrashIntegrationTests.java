package io.linkkeeper.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.linkkeeper.Crashes;
import io.linkkeeper.Crashes.Act;
import io.linkkeeper.Crashes.Death;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Crash tests of undo at each commit: the result equals that of an undisturbed undo.
 */
@Tag("process")
class UndoCrashIntegrationTests {

	private static final int LINKS = 5;

	private static final int SAMPLE = 2;

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void takesAnExpiryBackWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new ExpiryUndone(crashes));
		}
	}

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void takesAnImportBackWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new ImportUndone(crashes, folder));
		}
	}

	private static SandboxLink link(Crashes crashes, int number) {
		return SandboxLink
			.enabled("link%04d".formatted(number), crashes.clock().instant().minus(Duration.ofDays(90 - number)),
					"NAME-" + number, "https://example.com/" + number)
			.withUserId("owner@example.com");
	}

	private static Act undoOf(RunResult run) {
		return (dying) -> dying.operator().undo(run.run().id(), false, false, RunMode.RUN);
	}

	private static List<String> states(Crashes crashes) {
		return crashes.links()
			.stream()
			.map((link) -> "%s %s %s".formatted(link.systemName(), link.status(), link.fullUrl()))
			.toList();
	}

	private record ExpiryUndone(Crashes crashes) implements Crashes.Story {

		@Override
		public Act begin(TestWorker worker) {
			IntStream.range(0, LINKS)
				.forEach((i) -> this.crashes.account()
					.put(link(this.crashes, i).withExpiresAt(this.crashes.clock().instant().minusSeconds(1))));
			return undoOf(worker.run(Definitions.expire()));
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.planned()).isEqualTo(LINKS);
			assertThat(run.applied()).isEqualTo(LINKS);
			assertThat(this.crashes.links()).hasSize(LINKS)
				.allMatch((link) -> link.status() == SandboxLink.Status.ENABLED);
		}

	}

	/** Two links added, three changed, one deleted for good. */
	private record ImportUndone(Crashes crashes, Path folder) implements Crashes.Story {

		@Override
		public Act begin(TestWorker worker) throws IOException {
			IntStream.range(0, 4).forEach((i) -> this.crashes.account().put(link(this.crashes, i)));
			Files.writeString(this.folder.resolve("links.csv"), """
					systemName,fullUrl,status,action
					NAME-0,https://example.com/other,,
					NAME-1,,disabled,
					NAME-2,https://example.com/other,disabled,
					NAME-3,,,delete
					NAME-4,https://example.com/4,,
					NAME-5,https://example.com/5,,
					""");
			RunResult imported = worker.run(Definitions.imported("links.csv"));
			assertThat(imported.run().applied()).isEqualTo(6);
			return undoOf(imported);
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.scanned()).isEqualTo(6);
			assertThat(run.applied()).isEqualTo(LINKS);
			assertThat(run.rejected()).isEqualTo(1);
			assertThat(states(this.crashes)).containsExactlyInAnyOrder("NAME-0 ENABLED https://example.com/0",
					"NAME-1 ENABLED https://example.com/1", "NAME-2 ENABLED https://example.com/2",
					"NAME-4 DISABLED https://example.com/4", "NAME-5 DISABLED https://example.com/5");
		}

	}

}
