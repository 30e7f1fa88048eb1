package io.linkkeeper.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;

import io.linkkeeper.Definitions;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestWorker;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.server.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run whose database cannot be written any more while it applies its changes.
 */
class FullDiskIntegrationTests {

	private static final int LINKS = 600;

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults(), this.clock);

	@TempDir
	private Path data;

	@AfterEach
	void stop() {
		this.sandbox.close();
	}

	private TestWorker start() {
		return TestWorker.on(this.sandbox, this.clock)
			.property("linkkeeper.data", this.data)
			.property("linkkeeper.claim-size", 50)
			.inFiles()
			.start();
	}

	@Test
	void accountsForEachLinkAfterRoomWasMade() throws IOException {
		putExpired();
		long runId = applyUntilTheDiskIsFull();
		long disabled = disabled();
		assertThat(disabled).isBetween(1L, LINKS - 1L);
		try (TestWorker worker = start()) {
			RunResult restarted = worker.operator().restart(runId);
			assertThat(restarted.exitCode()).as(restarted.message()).isEqualTo(ExitCode.DONE);
			assertThat(worker.changes(runId)).hasSize(LINKS)
				.extracting((change) -> change.result().state())
				.containsOnly(ChangeState.APPLIED);
			assertThat(disabled()).isEqualTo(LINKS);
			assertThat(worker.operator().undo(runId, false, false, RunMode.RUN).exitCode()).isEqualTo(ExitCode.DONE);
			assertThat(disabled()).isZero();
		}
		assertThat(this.sandbox.requests().received().get("shortlink_shortlink.update"))
			.isLessThanOrEqualTo(2L * LINKS);
	}

	private long applyUntilTheDiskIsFull() throws IOException {
		try (TestWorker worker = start()) {
			RunResult planned = worker.plan(Definitions.expire("\"limits\":{\"maxPercent\":100}"));
			long runId = planned.run().id();
			long size = Files.size(this.data.resolve("linkkeeper.log"));
			try (FileSizeLimit limit = FileSizeLimit.of(size + 300_000)) {
				assertThat(apply(worker, runId)).contains(this.data.toString()).contains("MB free");
			}
			return runId;
		}
	}

	/** Returns why the run failed. */
	private static String apply(TestWorker worker, long runId) {
		try {
			return worker.operator().apply(runId, Approval.PLAIN).message();
		}
		catch (RuntimeException ex) {
			return String.valueOf(ex.getMessage());
		}
	}

	private long disabled() {
		return this.sandbox.account()
			.links()
			.stream()
			.filter((link) -> link.status() == SandboxLink.Status.DISABLED)
			.count();
	}

	private void putExpired() {
		this.sandbox.account()
			.putAll(IntStream.range(0, LINKS)
				.mapToObj((i) -> SandboxLink
					.enabled("gone%04d".formatted(i), this.clock.instant().minus(Duration.ofDays(90)), "N-" + i,
							"https://example.com/" + i)
					.withExpiresAt(this.clock.instant().minus(Duration.ofDays(1)))));
	}

}
