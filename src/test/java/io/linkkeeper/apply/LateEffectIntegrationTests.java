package io.linkkeeper.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.operate.RunResult;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests without an answer that take effect late.
 */
class LateEffectIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	private static final String UPDATE = "shortlink_shortlink.update";

	private final AtomicReference<Instant> sent = new AtomicReference<>();

	private final AtomicInteger updates = new AtomicInteger();

	/** Loses the first update, and has it take effect after a while. */
	private void loseFirstUpdate(Duration delay) {
		bench.sandbox().faults().before((request) -> {
			if (request.is(UPDATE) && this.updates.incrementAndGet() == 1) {
				this.sent.set(bench.clock().instant());
				throw new IllegalStateException("no answer");
			}
			Instant effect = (this.sent.get() != null) ? this.sent.get().plus(delay) : Instant.MAX;
			if (!bench.clock().instant().isBefore(effect)) {
				bench.sandbox().account().change("gone0000", (link) -> link.withStatus(Status.DISABLED));
			}
		});
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void isWaitedForAndNotSentAgain() {
		bench.putExpired(1);
		loseFirstUpdate(Duration.ofSeconds(60));
		RunResult run = bench.worker().run(Definitions.expire());
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
		assertThat(run.run().applied()).isEqualTo(1);
		assertThat(this.updates).hasValue(1);
		assertThat(Duration.between(this.sent.get(), bench.clock().instant())).isLessThan(Duration.ofSeconds(100));
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void isSentAgainOnceItCanHaveNoEffectAnyMore() {
		bench.putExpired(1);
		loseFirstUpdate(Duration.ofDays(1));
		RunResult run = bench.worker().run(Definitions.expire());
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
		assertThat(this.updates).hasValue(2);
		assertThat(Duration.between(this.sent.get(), bench.clock().instant()))
			.isGreaterThanOrEqualTo(ApplySettings.ANSWER_TIMEOUT);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void isNotMissedWhereTheProcessStandsStillAfterItsLook() {
		bench.putExpired(1);
		loseFirstUpdate(Duration.ofSeconds(80));
		AtomicBoolean stoodStill = new AtomicBoolean();
		bench.sandbox().faults().after((request) -> {
			if (request.is("shortlink_shortlink.list") && this.sent.get() != null && !stoodStill.getAndSet(true)) {
				bench.clock().set(this.sent.get().plus(ApplySettings.ANSWER_TIMEOUT).plusSeconds(5));
			}
		});
		RunResult run = bench.worker().run(Definitions.expire());
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
		assertThat(run.run().applied()).isEqualTo(1);
		assertThat(run.run().alreadySo()).as("an undo takes it back").isZero();
		assertThat(this.updates).hasValue(1);
	}

	/** Stops a run whose first update gets no answer. */
	private RunResult stopAtFirstUpdate() {
		bench.putExpired(1);
		bench.sandbox().faults().before((request) -> {
			if (request.is(UPDATE) && this.updates.incrementAndGet() == 1) {
				this.sent.set(bench.clock().instant());
				long run = bench.worker().queries().list(null, 1).get(0).id();
				bench.worker().operator().stop(run, Duration.ZERO);
				throw new IllegalStateException("no answer");
			}
		});
		RunResult stopped = bench.worker().run(Definitions.expire());
		assertThat(stopped.run().unknown()).as(stopped.message()).isEqualTo(1);
		return stopped;
	}

	/** Another process, which lives, locks something for a run. */
	private static void lockElsewhere(String name, long run) {
		bench.worker().bean(JdbcClient.class).sql("""
				insert into run_lock (name, run_id, owner, acquired_at, heartbeat_at)
				values (?, ?, 'elsewhere', current_timestamp, current_timestamp)
				""").params(name, run).update();
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void isWaitedForBeforeAnotherRunWrites() {
		RunResult stopped = stopAtFirstUpdate();
		RunResult other = bench.worker().run(Definitions.dedup("\"limits\":{\"maxPercent\":100}"));
		assertThat(other.exitCode()).isEqualTo(ExitCode.DONE);
		bench.put(bench.newLink("twin0001", null).withSystemName("NAME-stay00001"));
		RunResult writing = bench.worker().run(Definitions.dedup("\"limits\":{\"maxPercent\":100}"));
		assertThat(writing.run().applied()).isEqualTo(1);
		assertThat(bench.worker().queries().find(stopped.run().id()).orElseThrow().unknown()).isZero();
	}

	@TestAt(POSTGRESQL)
	void isWaitedForWhereItsRunWaitsForTheAccountElsewhere() {
		RunResult stopped = stopAtFirstUpdate();
		lockElsewhere("job of the stopped run", stopped.run().id());
		bench.put(bench.newLink("twin0001", null).withSystemName("NAME-stay00001"));
		RunResult writing = bench.worker().run(Definitions.dedup("\"limits\":{\"maxPercent\":100}"));
		assertThat(writing.run().applied()).as(writing.message()).isEqualTo(1);
		assertThat(bench.worker().queries().find(stopped.run().id()).orElseThrow().unknown()).isZero();
	}

	/** Who writes to the account reads it back, too. */
	@TestAt(POSTGRESQL)
	void isNotReadBackWhileAnotherRunWrites() {
		RunResult stopped = stopAtFirstUpdate();
		long run = stopped.run().id();
		Run facts = bench.worker().bean(Runs.class).get(run);
		long other = bench.worker().plan(Definitions.expire()).run().id();
		lockElsewhere("account %d at %s".formatted(facts.account().partnerId(), facts.account().serviceUrl()), other);
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().undo(run, false, false, RunMode.RUN))
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.BUSY))
			.withMessageContaining("Run %d is executing", other);
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker().operator().abandon(run))
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.BUSY));
		assertThat(bench.worker().queries().find(run).orElseThrow().unknown()).isEqualTo(1);
	}

	/** While it stands still, one update after the other is tried, not all of them. */
	@TestAt({ GUIDE, POSTGRESQL })
	void isExpectedOfAllThatWasSentToAServerThatStandsStill() {
		int links = 40;
		bench.putExpired(links);
		Instant end = bench.clock().instant().plus(Duration.ofMinutes(10));
		bench.sandbox().faults().before((request) -> {
			if (request.is(UPDATE)) {
				if (bench.clock().instant().isBefore(end)) {
					throw new IllegalStateException("no answer");
				}
			}
		});
		RunResult run = bench.worker().run(Definitions.expire());
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.DONE);
		assertThat(run.run().applied()).isEqualTo(links);
		Integer sent = bench.worker()
			.bean(JdbcClient.class)
			.sql("select sum(attempt) from link_change")
			.query(Integer.class)
			.single();
		assertThat(sent).isBetween(2 * links + 1, 2 * links + 10);
	}

	@TestAt(GUIDE)
	void isGivenUpWhereNothingIsEverAnswered() {
		bench.putExpired(3);
		bench.sandbox().faults().before((request) -> {
			if (request.is(UPDATE)) {
				this.updates.incrementAndGet();
				throw new IllegalStateException("no answer");
			}
		});
		RunResult run = bench.worker().run(Definitions.expire());
		assertThat(run.exitCode()).as(run.message()).isEqualTo(ExitCode.FAILED);
		assertThat(run.run().failed()).isEqualTo(3);
		assertThat(this.updates.get()).as("the three of them in one request, then one at a time")
			.isBetween(ApplySettings.ATTEMPTS, ApplySettings.ATTEMPTS + 1);
	}

}
