package io.linkkeeper.schedule;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.linkkeeper.Definitions;
import io.linkkeeper.MortalDataSource;
import io.linkkeeper.MortalDataSource.Moment;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestWorker;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.notify.EventKind;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.schedule.firing.FiringOutcome;
import io.linkkeeper.schedule.firing.ScheduledFiring;
import io.linkkeeper.schedule.firing.ScheduledFirings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * A serving process that dies at any commit it makes around a scheduled run, and the next
 * one. A sample of the commits by default, all of them with
 * {@code -Dlinkkeeper.crashes=all}.
 */
@Tag("process")
@Timeout(300)
class ScheduledCrashIntegrationTests {

	private static final int EXPIRED = 3;

	private static final int SAMPLE = 2;

	private static final String LIST = "shortlink_shortlink.list";

	private static final String NIGHTLY = "{ cron: \"0 15 4 * * ?\" }";

	private static final String HOLD = "{ cron: \"0 15 4 * * ?\", onCrash: hold }";

	private final ServingBench bench = new ServingBench("2026-06-01T12:00:00Z");

	@AfterEach
	void stop() {
		this.bench.close();
	}

	@TestAt(value = GUIDE, atLength = POSTGRESQL)
	@Tag("process")
	void noRunIsLostAndNoneIsDoubled() {
		this.bench.withJob(NIGHTLY).serve();
		List<Integer> points = points(commitsOfANight());
		for (Moment moment : Moment.values()) {
			noRunIsLostAndNoneIsDoubled(moment, points);
		}
		assertThat(this.bench.firings()).extracting(ScheduledFiring::scheduledAt).doesNotHaveDuplicates();
		assertThat(this.bench.runs()).hasSameSizeAs(this.bench.firings());
	}

	private void noRunIsLostAndNoneIsDoubled(Moment moment, List<Integer> points) {
		for (int commit : points) {
			String when = moment + " commit " + commit;
			dies(commit, moment);
			this.bench.clock.advance(Duration.ofMinutes(10));
			this.bench.serve().settled();
			ScheduledFiring night = this.bench.firings().get(0);
			assertThat(night.outcome()).as(when).isEqualTo(FiringOutcome.RUN);
			assertThat(night.scheduledAt()).as(when).isAfter(this.bench.clock.instant().minus(Duration.ofHours(1)));
			RunSummary run = this.bench.runs().get(0);
			assertThat(run.id()).as(when).isEqualTo(night.runId());
			assertThat(run.status()).as(when).isEqualTo("COMPLETED");
			assertThat(run.applied()).as(when).isEqualTo(EXPIRED);
			assertThat(this.bench.worker().bean(ScheduledFirings.class).unfinished()).as(when).isEmpty();
		}
	}

	private int commitsOfANight() {
		this.bench.stopServing();
		MortalDataSource database = this.bench.serveMortally();
		newLinksHaveExpired();
		int before = database.commits();
		ringNextNight();
		return database.commits() - before;
	}

	private void dies(int commit, Moment moment) {
		this.bench.stopServing();
		MortalDataSource database = this.bench.serveMortally();
		newLinksHaveExpired();
		database.dieAt(commit, moment);
		ringNextNight();
		assertThat(database.isDead()).isTrue();
		this.bench.stopServing();
	}

	private void newLinksHaveExpired() {
		this.bench.sandbox.account().links().forEach((link) -> this.bench.sandbox.account().remove(link.id()));
		this.bench.putExpired(EXPIRED);
	}

	private void ringNextNight() {
		this.bench.clock.set(this.bench.clock.instant()
			.plus(Duration.ofDays(1))
			.truncatedTo(ChronoUnit.DAYS)
			.plus(Duration.ofMinutes(4 * 60 + 15)));
		this.bench.ring(ServingBench.JOB);
		this.bench.settled();
	}

	private static List<Integer> points(int commits) {
		List<Integer> points = new ArrayList<>(IntStream.rangeClosed(1, commits).boxed().toList());
		if ("all".equals(System.getProperty("linkkeeper.crashes"))) {
			return points;
		}
		long seed = new Random().nextLong();
		System.out.printf("Crash points: %d of %d, seed %d%n", SAMPLE, commits, seed);
		Collections.shuffle(points, new Random(seed));
		return points.subList(0, SAMPLE);
	}

	/** Dies when its first change is about to be recorded. */
	private void dieWhileWriting() {
		MortalDataSource database = this.bench.serveMortally();
		this.bench.sandbox.faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				database.dieAt(1, Moment.BEFORE);
			}
		});
		ringNextNight();
		buried(database);
	}

	private void buried(MortalDataSource database) {
		assertThat(database.isDead()).isTrue();
		this.bench.stopServing();
		this.bench.sandbox.faults().clear();
		this.bench.clock.advance(Duration.ofMinutes(2));
	}

	@TestAt(value = GUIDE, atLength = POSTGRESQL)
	void raisesEventForRestartedRun() {
		this.bench.withJob(NIGHTLY).putExpired(EXPIRED);
		dieWhileWriting();
		this.bench.serve().settled();
		assertThat(this.bench.runs()).singleElement().satisfies((run) -> assertThat(run.applied()).isEqualTo(EXPIRED));
		assertThat(this.bench.told(EventKind.RECOVERED))
			.containsExactly("Run 1 died with its process and goes on now.");
		assertThat(this.bench.sandbox.account().links()).extracting(SandboxLink::status).containsOnly(Status.DISABLED);
	}

	@Test
	void runThatIsHeldIsLeftForAPerson() {
		this.bench.withJob(HOLD).putExpired(EXPIRED);
		dieWhileWriting();
		this.bench.serve().settled().round();
		assertThat(this.bench.settled().runs()).singleElement().satisfies((run) -> {
			assertThat(run.status()).isEqualTo("FAILED");
			assertThat(run.exitCode()).isEqualTo(1);
		});
		assertThat(this.bench.told(EventKind.RECOVERED))
			.containsExactly("Run 1 died with its process and is left for you; `restart 1` goes on.");
		assertThat(this.bench.worker().operator().restart(1).run().status()).isEqualTo("COMPLETED");
	}

	@Test
	void runWhosePlanGrewOldIsLeftForAPerson() {
		this.bench.withJob(NIGHTLY).putExpired(EXPIRED);
		dieWhileWriting();
		this.bench.clock.advance(Duration.ofDays(2));
		this.bench.serve().settled().round();
		assertThat(this.bench.settled().worker().bean(ScheduledFirings.class).unfinished()).isEmpty();
		assertThat(this.bench.worker().queries().find(1).orElseThrow().status()).isEqualTo("FAILED");
		assertThat(this.bench.told(EventKind.RECOVERED)).singleElement()
			.asString()
			.contains("died with its process and is left for you, as its plan is too old by now",
					"`restart 1 --old REASON`", "`plan nightly`");
	}

	@Test
	void runThatBringsItsProcessDownIsLeftAlone() {
		this.bench.withJob(NIGHTLY).putExpired(EXPIRED);
		dieWhileWriting();
		for (int crash = 2; crash <= CrashRecovery.CRASHES; crash++) {
			MortalDataSource database = this.bench.newMortal();
			this.bench.sandbox.faults().before((request) -> {
				if (request.is(LIST)) {
					database.dieAt(1, Moment.BEFORE);
				}
			});
			this.bench.serveOn(database).settled();
			buried(database);
		}
		this.bench.serve().settled().round();
		assertThat(this.bench.settled().runs()).singleElement()
			.satisfies((run) -> assertThat(run.status()).isEqualTo("FAILED"));
		assertThat(this.bench.told(EventKind.RECOVERED)).hasSize(CrashRecovery.CRASHES)
			.last()
			.asString()
			.contains("is left for you");
	}

	@Test
	void runOfAPersonIsRecoveredOnly() {
		this.bench.withJob(NIGHTLY).putExpired(EXPIRED);
		MortalDataSource database = this.bench.serveMortally();
		this.bench.sandbox.faults().before((request) -> database.dieAt(1, Moment.BEFORE));
		TestWorker worker = this.bench.worker();
		assertThatException().isThrownBy(() -> worker.run(Definitions.expire()));
		buried(database);
		this.bench.serve().settled();
		assertThat(this.bench.runs()).singleElement().satisfies((run) -> assertThat(run.status()).isEqualTo("FAILED"));
		assertThat(this.bench.told(EventKind.RECOVERED)).containsExactly("Run 1 recovered; `restart 1` goes on.");
	}

	@Test
	void restartsRunStoppedWithItsProcess() {
		this.bench.withJob(NIGHTLY).putExpired(EXPIRED).serve();
		Serving serving = this.bench.worker().bean(Serving.class);
		this.bench.sandbox.faults().before((request) -> {
			if (request.is(LIST)) {
				serving.requestStop();
				this.bench.worker().operator().stopAll(Duration.ofSeconds(10));
			}
		});
		ringNextNight();
		assertThat(this.bench.runs()).singleElement().satisfies((run) -> assertThat(run.status()).isEqualTo("STOPPED"));
		this.bench.stopServing();
		this.bench.sandbox.faults().clear();
		this.bench.clock.advance(Duration.ofMinutes(2));
		this.bench.serve().settled();
		assertThat(this.bench.runs()).singleElement().satisfies((run) -> assertThat(run.applied()).isEqualTo(EXPIRED));
	}

	@Test
	void runThatAPersonStoppedStaysStopped() {
		this.bench.withJob(NIGHTLY).putExpired(EXPIRED).serve();
		this.bench.sandbox.faults().before((request) -> {
			if (request.is(LIST)) {
				this.bench.worker().operator().stopAll(Duration.ofSeconds(10));
			}
		});
		ringNextNight();
		this.bench.sandbox.faults().clear();
		this.bench.clock.advance(Duration.ofMinutes(2));
		this.bench.round();
		assertThat(this.bench.settled().runs()).singleElement()
			.satisfies((run) -> assertThat(run.status()).isEqualTo("STOPPED"));
	}

}
