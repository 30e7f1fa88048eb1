package io.linkkeeper.expiry;

import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.Definitions;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestWorker;
import io.linkkeeper.launch.ExitCode;
import io.linkkeeper.launch.RunResult;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The expire job from end to end, over HTTP.
 */
class ExpireRunIntegrationTests {

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	private SandboxServer sandbox;

	private TestWorker worker;

	@BeforeEach
	void start() {
		this.sandbox = SandboxServer.start(SandboxOptions.defaults(), this.clock);
		this.worker = TestWorker.on(this.sandbox, this.clock).start();
	}

	@AfterEach
	void stop() {
		this.worker.close();
		this.sandbox.close();
	}

	@Test
	void disablesWhatHasExpiredAndThenHasNothingToDo() {
		put("gone0001", this.clock.instant().minus(Duration.ofDays(2)));
		put("stays001", this.clock.instant().plus(Duration.ofDays(2)));
		put("forever1", null);
		RunResult first = this.worker.run(Definitions.expire());
		assertThat(first.message()).isEqualTo("1 of 1 changes applied");
		assertThat(first.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(status("gone0001")).isEqualTo(SandboxLink.Status.DISABLED);
		assertThat(status("stays001")).isEqualTo(SandboxLink.Status.ENABLED);
		assertThat(status("forever1")).isEqualTo(SandboxLink.Status.ENABLED);
		RunResult second = this.worker.run(Definitions.expire());
		assertThat(second.message()).isEqualTo("nothing to do");
		assertThat(second.exitCode()).isEqualTo(ExitCode.DONE);
	}

	private SandboxLink.Status status(String id) {
		return this.sandbox.account().link(id).orElseThrow().status();
	}

	private void put(String id, Instant expiresAt) {
		Instant created = this.clock.instant().minus(Duration.ofDays(90));
		this.sandbox.account()
			.put(SandboxLink.enabled(id, created, "NAME-" + id, "https://example.com/" + id).withExpiresAt(expiresAt));
	}

}
