package io.linkkeeper.schedule;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.linkkeeper.history.RunSummary;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two scheduled jobs that want to write to one account at the same time.
 */
@Timeout(120)
class AccountLockIntegrationTests {

	private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

	private final ServingBench bench = new ServingBench("2026-06-01T12:00:00Z");

	private final CountDownLatch writing = new CountDownLatch(1);

	private final CountDownLatch goOn = new CountDownLatch(1);

	@BeforeEach
	void start() {
		this.bench.withJob("{ cron: \"0 15 4 * * ?\" }")
			.withFile("other",
					"name: other\ntype: expire\nlimits: { maxPercent: 100 }\nschedule: { cron: \"0 15 4 * * ?\" }\n")
			.putExpired(2)
			.serve();
		this.bench.sandbox.faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				this.writing.countDown();
				await(this.goOn);
			}
		});
	}

	@AfterEach
	void stop() {
		this.goOn.countDown();
		this.bench.close();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void secondWaitsForItsTurn() {
		this.bench.whenPausing((pause) -> {
			if (pause.equals(BETWEEN_TRIES)) {
				this.goOn.countDown();
				Awaitility.await().until(() -> !ended().isEmpty());
			}
		});
		startBoth();
		assertThat(this.bench.settled().runs()).extracting(RunSummary::status)
			.containsExactly("COMPLETED", "COMPLETED");
		assertThat(this.bench.runs()).extracting(RunSummary::applied).containsExactly(2L, 2L);
		assertThat(this.bench.sandbox.requests().received("shortlink_shortlink.update")).as("each once").isEqualTo(2);
	}

	@Test
	void secondWaitsAnHourAndNoLonger() {
		startBoth();
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> ended().size() == 1);
		assertThat(ended()).singleElement().satisfies((run) -> {
			assertThat(run.job()).isEqualTo("other");
			assertThat(run.exitCode()).isEqualTo(6);
			assertThat(Duration.between(run.startedAt(), run.endedAt())).isBetween(Duration.ofHours(1),
					Duration.ofMinutes(61));
		});
	}

	private List<RunSummary> ended() {
		return this.bench.runs().stream().filter((run) -> run.endedAt() != null).toList();
	}

	private void startBoth() {
		this.bench.ringAt("2026-06-02T04:15:00Z");
		await(this.writing);
		this.bench.ring("other");
	}

}
