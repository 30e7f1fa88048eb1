package io.linkkeeper.activate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.Crashes;
import io.linkkeeper.Crashes.Act;
import io.linkkeeper.Crashes.Death;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts of links whose run dies wherever it commits, and is restarted.
 */
class ActivateCrashIntegrationTests {

	private static final int LINKS = 3;

	private static final int SAMPLE = 1;

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void enablesEachLinkOnceWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new Started(crashes, folder));
		}
	}

	private record Started(Crashes crashes, Path folder) implements Crashes.Story {

		@Override
		public Act begin(TestWorker worker) throws IOException {
			Instant start = this.crashes.clock().instant().plus(Duration.ofHours(1));
			StringBuilder text = new StringBuilder("systemName,fullUrl,startsAt\n");
			for (int i = 0; i < LINKS; i++) {
				text.append("START-%d,https://example.com/%d,%s\n".formatted(i, i, start));
			}
			Files.writeString(this.folder.resolve("links.csv"), text);
			worker.run(Definitions.imported("links.csv"));
			this.crashes.clock().set(start);
			return (dying) -> dying.run(Definitions.activate());
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.applied()).isEqualTo(LINKS);
			assertThat(this.crashes.links()).extracting(SandboxLink::status)
				.hasSize(LINKS)
				.containsOnly(Status.ENABLED);
			this.crashes.clock().advance(Duration.ofMinutes(1));
			this.crashes.links()
				.forEach((link) -> this.crashes.account()
					.change(link.id(), (started) -> started.withStatus(Status.DISABLED)
						.withUpdatedAt(this.crashes.clock().instant())));
			assertThat(next.run(Definitions.activate()).message()).isEqualTo("nothing to do");
			assertThat(this.crashes.links()).extracting(SandboxLink::status).containsOnly(Status.DISABLED);
		}

	}

}
