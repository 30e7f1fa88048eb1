package io.linkkeeper.operate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import io.linkkeeper.Crashes;
import io.linkkeeper.Crashes.Act;
import io.linkkeeper.Crashes.Death;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.sandbox.SandboxLink;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Crashes of an expire run at every commit: the next process recovers and restarts the
 * run, with the same result.
 */
class CrashIntegrationTests {

	private static final int EXPIRED = 5;

	private static final int SAMPLE = 4;

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#onEachDatabase")
	void runEndsTheSameWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE, new Expired(crashes));
		}
	}

	@ParameterizedTest
	@MethodSource("io.linkkeeper.Crashes$Death#all")
	void planSendsNothingWhereverItDies(Death death, @TempDir Path folder) throws Exception {
		try (Crashes crashes = new Crashes(death, folder)) {
			crashes.everywhere(SAMPLE / 2, new Planned(crashes));
		}
	}

	private static class Expired implements Crashes.Story {

		private final Crashes crashes;

		Expired(Crashes crashes) {
			this.crashes = crashes;
		}

		@Override
		public Act begin(TestWorker worker) {
			IntStream.range(0, EXPIRED).forEach((i) -> this.crashes.account().put(link(i)));
			return (dying) -> dying.run(Definitions.expire());
		}

		private SandboxLink link(int number) {
			return SandboxLink
				.enabled("gone%04d".formatted(number), this.crashes.clock().instant().minus(Duration.ofDays(90)),
						"NAME-" + number, "https://example.com/" + number)
				.withExpiresAt(this.crashes.clock().instant().minus(Duration.ofDays(1)));
		}

		@Override
		public void end(TestWorker next, RunSummary run) {
			assertThat(run.exitCode()).isZero();
			assertThat(run.planned()).isEqualTo(EXPIRED);
			assertThat(run.applied()).isEqualTo(EXPIRED);
			assertThat(run.scanned()).isEqualTo(run.planned() + run.unchanged());
			assertThat(stillEnabled()).isZero();
		}

		long stillEnabled() {
			return this.crashes.links().stream().filter((link) -> link.status() == SandboxLink.Status.ENABLED).count();
		}

	}

	private static final class Planned extends Expired {

		Planned(Crashes crashes) {
			super(crashes);
		}

		@Override
		public Act begin(TestWorker worker) {
			super.begin(worker);
			return (dying) -> dying.plan(Definitions.expire());
		}

		@Override
		public RunSummary goOn(TestWorker next, long run) {
			next.operator().recover(run);
			if (next.queries().show(run).orElseThrow().guard() == null) {
				next.operator().restart(run);
			}
			assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> next.operator().restart(run))
				.withMessageContaining("`apply " + run + "`");
			assertThat(stillEnabled()).isEqualTo(EXPIRED);
			return next.operator().apply(run, Approval.PLAIN).run();
		}

	}

}
