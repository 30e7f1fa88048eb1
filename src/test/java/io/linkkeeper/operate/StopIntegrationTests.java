package io.linkkeeper.operate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Stop requests, on the thread of a request of the run.
 */
@Timeout(120)
class StopIntegrationTests {

	private static final Duration GRACE = Duration.ofSeconds(30);

	@RegisterExtension
	static final Bench bench = new Bench();

	private static void stopWhenArrives(String call, int number) {
		whenArrives(call, number, () -> bench.worker().operator().stopAll(GRACE));
	}

	private static void whenArrives(String call, int number, Runnable verb) {
		AtomicInteger calls = new AtomicInteger();
		bench.sandbox().faults().before((request) -> {
			if (request.is(call) && calls.incrementAndGet() == number) {
				verb.run();
			}
		});
	}

	private static RunSummary stopped(RunResult result) {
		assertThat(result.exitCode()).isEqualTo(ExitCode.STOPPED);
		assertThat(result.run().status()).isEqualTo("STOPPED");
		assertThat(result.message()).contains("`restart %d` goes on".formatted(result.run().id()));
		bench.sandbox().faults().clear();
		return result.run();
	}

	private static void expectTheRestToBeDone(RunSummary stopped, int planned) {
		RunResult restarted = bench.worker().operator().restart(stopped.id());
		assertThat(restarted.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(restarted.run().planned()).isEqualTo(planned);
		assertThat(restarted.run().applied()).isEqualTo(planned);
		assertThat(restarted.run().alreadySo()).isZero();
		assertThat(bench.sandbox().requests().effective("shortlink_shortlink.update")).isEqualTo(planned);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void stopsTheRunThatIsNamed() {
		bench.putExpired(2_000);
		List<RunResult> results = new CopyOnWriteArrayList<>();
		whenArrives("shortlink_shortlink.update", 1, () -> {
			long run = bench.worker().queries().list(null, 1).get(0).id();
			results.add(bench.worker().operator().stop(run, Duration.ZERO));
			results.add(bench.worker().operator().stop(run, Duration.ZERO));
		});
		RunSummary stopped = stopped(bench.worker().run(Definitions.expire()));
		assertThat(results).hasSize(2).allSatisfy((asked) -> {
			assertThat(asked.exitCode()).isEqualTo(ExitCode.BUSY);
			assertThat(asked.message()).contains("is asked to stop", "`show %d`".formatted(stopped.id()));
		});
		assertThat(stopped.applied()).isEqualTo(bench.writesReceived()).isLessThan(2_000);
		expectTheRestToBeDone(stopped, 2_000);
	}

	@Test
	void refusesToStopWhatDoesNotExecute() {
		bench.putExpired(3);
		long run = bench.worker().run(Definitions.expire()).run().id();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().stop(run, Duration.ZERO))
			.withMessageContaining("Run %d is not executing. It is done".formatted(run))
			.withMessageContaining("`undo %d`".formatted(run))
			.satisfies((refusal) -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.USAGE));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void stopsWhileItReads() {
		bench.putExpired(3);
		stopWhenArrives("shortlink_shortlink.list", 1);
		RunSummary stopped = stopped(bench.worker().run(Definitions.expire()));
		assertThat(bench.writesReceived()).isZero();
		expectTheRestToBeDone(stopped, 3);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void stopsWhileItWritesAndKnowsWhatItHasDone() {
		bench.putExpired(600);
		stopWhenArrives("shortlink_shortlink.update", 1);
		RunSummary stopped = stopped(bench.worker().run(Definitions.expire()));
		assertThat(stopped.applied()).isEqualTo(bench.writesReceived());
		assertThat(stopped.notSent()).isEqualTo(600 - bench.writesReceived()).isPositive();
		assertThat(stopped.unknown()).isZero();
		expectTheRestToBeDone(stopped, 600);
	}

	@Test
	void stopsWhileTheServerBlocksIt() {
		bench.putExpired(3);
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				bench.sandbox().faults().blockNext(1);
			}
		});
		stopWhenArrives("shortlink_shortlink.update", 10);
		RunSummary stopped = stopped(bench.worker().run(Definitions.expire()));
		assertThat(stopped.applied()).isZero();
		expectTheRestToBeDone(stopped, 3);
	}

	@Test
	void stopsWhileTheServerIsDown() {
		bench.putExpired(3);
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.list")) {
				bench.sandbox().faults().failBefore(1);
				bench.worker().operator().stopAll(GRACE);
			}
		});
		expectTheRestToBeDone(stopped(bench.worker().run(Definitions.expire())), 3);
	}

}
