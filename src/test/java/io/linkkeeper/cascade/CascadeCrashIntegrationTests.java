package io.linkkeeper.cascade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.linkkeeper.Crashes;
import io.linkkeeper.Crashes.Act;
import io.linkkeeper.Crashes.Death;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Crash tests of cascade at each commit: exactly the links of the leavers are handed over
 * or disabled.
 */
@Tag("process")
class CascadeCrashIntegrationTests {

	private static final int OWNERS = 6;

	private static final int SAMPLE = 2;

	private static final String ALL_MAY_CHANGE = "\"limits\":{\"maxPercent\":100}";

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void handsOverTheSameWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new HandedOver(crashes, folder));
		}
	}

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void disablesTheSameWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new Disabled(crashes));
		}
	}

	/** Five links of the first owner, one of each of the others. */
	private static void fill(Crashes crashes) {
		Instant longAgo = crashes.clock().instant().minus(Duration.ofDays(90));
		for (int i = 0; i < OWNERS; i++) {
			crashes.account().putUser(SandboxUser.active("u" + i, longAgo));
		}
		for (int i = 0; i < OWNERS + 4; i++) {
			crashes.account()
				.put(SandboxLink
					.enabled("link%04d".formatted(i), longAgo.plusSeconds(i), "NAME-" + i, "https://example.com/" + i)
					.withUserId("u" + Math.max(0, i - 4)));
		}
	}

	private record HandedOver(Crashes crashes, Path folder) implements Crashes.Story {

		@Override
		public Act begin(TestWorker worker) throws IOException {
			fill(this.crashes);
			Files.writeString(this.folder.resolve("leavers.csv"), "userId,successor\nu0,u5\nu1,u4\n");
			return (dying) -> dying.run(Definitions
				.cascade("\"rule\":{\"leavers\":\"leavers.csv\",\"action\":\"hand-over\"}", ALL_MAY_CHANGE));
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.planned()).isEqualTo(6);
			assertThat(run.applied()).isEqualTo(6);
			assertThat(run.scanned()).isEqualTo(6);
			assertThat(this.crashes.links()).extracting(SandboxLink::userId)
				.containsExactly("u5", "u5", "u5", "u5", "u5", "u4", "u2", "u3", "u4", "u5");
			assertThat(this.crashes.account().users()).hasSize(OWNERS);
		}

	}

	private record Disabled(Crashes crashes) implements Crashes.Story {

		@Override
		public Act begin(TestWorker worker) {
			fill(this.crashes);
			this.crashes.account().removeUser("u0");
			return (dying) -> dying.run(Definitions.cascade(ALL_MAY_CHANGE));
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.scanned()).isEqualTo(OWNERS + 4);
			assertThat(run.planned()).isEqualTo(5);
			assertThat(run.applied()).isEqualTo(5);
			assertThat(this.crashes.links()).filteredOn((link) -> link.status() == Status.DISABLED)
				.extracting(SandboxLink::userId)
				.isEqualTo(List.of("u0", "u0", "u0", "u0", "u0"));
		}

	}

}
