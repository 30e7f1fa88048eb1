package io.linkkeeper.dedup;

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

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Crash tests of dedup at each commit, including staging: the next process resumes the
 * run, each link is counted once, and one link of each group survives.
 */
class DedupCrashIntegrationTests {

	private static final int GROUPS = 3;

	private static final int SAMPLE = 2;

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void runEndsTheSameWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new Deduplicated(crashes));
		}
	}

	private record Deduplicated(Crashes crashes) implements Crashes.Story {

		@Override
		public Act begin(TestWorker worker) {
			for (int group = 0; group < GROUPS; group++) {
				for (int copy = 0; copy < 3; copy++) {
					this.crashes.account()
						.put(SandboxLink.enabled("link%02d%02d".formatted(group, copy),
								this.crashes.clock().instant().minus(Duration.ofDays(90L - copy)), "NAME-" + group,
								"https://example.com/"));
				}
			}
			return (dying) -> dying.run(Definitions.dedup());
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.scanned()).isEqualTo(3 * GROUPS);
			assertThat(run.planned()).isEqualTo(2 * GROUPS);
			assertThat(run.applied()).isEqualTo(2 * GROUPS);
			assertThat(this.crashes.links()).filteredOn((link) -> link.status() == SandboxLink.Status.ENABLED)
				.extracting(SandboxLink::id)
				.containsExactlyInAnyOrder("link0002", "link0102", "link0202");
			assertThat(staged(next, run.id())).isZero();
		}

		private static long staged(TestWorker worker, long run) {
			return worker.bean(JdbcClient.class)
				.sql("select count(*) from link_snapshot where run_id = ?")
				.param(run)
				.query(Long.class)
				.single();
		}

	}

}
