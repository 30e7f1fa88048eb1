package io.linkkeeper.schedule;

import java.time.Duration;

import io.linkkeeper.MortalDataSource;
import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.SettableClock;
import io.linkkeeper.TestPostgres;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.schedule.firing.FiringOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two workers that serve the same jobs on one PostgreSQL: each time has one run, whoever
 * answers for it.
 */
@Timeout(120)
class TwoServingIntegrationTests {

	private static final int EXPIRED = 20;

	private final ServingBench one = new ServingBench(SettableClock.at("2026-06-01T12:00:00Z"),
			TestPostgres.newDatabase());

	private final ServingBench other = this.one.beside();

	@BeforeEach
	void start() {
		this.one.withJob("{ cron: \"0 15 4 * * ?\" }").putExpired(EXPIRED).serve();
		this.other.serve();
	}

	@AfterEach
	void stop() {
		this.other.stopServing();
		this.one.close();
	}

	@Test
	@Tag("process")
	void eachTimeHasOneRun() throws InterruptedException {
		for (int day = 2; day < 7; day++) {
			String night = "2026-06-0%dT04:15:00Z".formatted(day);
			Thread ring = new Thread(() -> this.other.ringAt(night));
			ring.start();
			this.one.ringAt(night);
			ring.join();
			this.one.settled();
			this.other.settled();
			assertThat(this.one.outcomes()).as(night).hasSize(day - 1).containsOnly(FiringOutcome.RUN);
		}
		assertThat(this.one.runs()).hasSize(5).extracting(RunSummary::status).containsOnly("COMPLETED");
		assertThat(this.one.sandbox.requests().received("shortlink_shortlink.update")).isEqualTo(EXPIRED);
	}

	@Test
	@Tag("process")
	void oneProcessContinuesWhenTheOtherEnds() {
		this.other.stopServing();
		this.one.ringAt("2026-06-02T04:15:00Z");
		assertThat(this.one.settled().runs()).singleElement()
			.satisfies((run) -> assertThat(run.applied()).isEqualTo(EXPIRED));
		this.other.serve();
		this.other.ringAt("2026-06-02T04:16:00Z");
		assertThat(this.other.settled().runs()).hasSize(1);
	}

	@Test
	@Tag("process")
	void oneProcessRestartsRunOfCrashedOther() {
		this.other.stopServing();
		MortalDataSource dying = this.other.serveMortally();
		this.one.sandbox.faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				dying.dieAt(1, Moment.BEFORE);
			}
		});
		this.other.ringAt("2026-06-02T04:15:00Z");
		this.other.settled();
		assertThat(dying.isDead()).isTrue();
		this.one.sandbox.faults().clear();
		this.one.clock.advance(Duration.ofMinutes(1));
		this.one.round();
		assertThat(this.one.settled().runs()).singleElement().satisfies((run) -> {
			assertThat(run.status()).isEqualTo("COMPLETED");
			assertThat(run.applied()).isEqualTo(EXPIRED);
		});
		assertThat(this.one.told(EventKind.RECOVERED)).containsExactly("Run 1 died with its process and goes on now.");
		assertThat(this.one.sandbox.account().links()).extracting(SandboxLink::status).containsOnly(Status.DISABLED);
	}

}
