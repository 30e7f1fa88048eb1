package io.linkkeeper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.linkkeeper.launch.ExitCode;
import io.linkkeeper.launch.RunResult;
import io.linkkeeper.ledger.ChangeRow;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.RunMode;
import io.linkkeeper.sandbox.Dialect;
import io.linkkeeper.sandbox.Faults;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.SandboxOptions;
import io.linkkeeper.sandbox.SandboxServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bad day: requests fail before and after their effect, answers break off, the server
 * blocks, sessions expire. What the account looks like in the end is what it looks like
 * after a good day.
 */
class FaultsIntegrationTests {

	private static final int EXPIRED = 300;

	private static final String DELETE = "\"rule\":{\"action\":\"delete\"},\"limits\":{\"maxPercent\":100}";

	private final SettableClock clock = SettableClock.at("2026-06-01T04:15:00Z");

	@ParameterizedTest
	@EnumSource
	void disablesTheSameAsOnAGoodDay(Dialect dialect) {
		expectTheSame(dialect, "\"limits\":{\"maxPercent\":100}");
	}

	@ParameterizedTest
	@EnumSource
	void deletesTheSameAsOnAGoodDay(Dialect dialect) {
		expectTheSame(dialect, DELETE);
	}

	/**
	 * Adds are the one thing that done twice is not the same as done once.
	 */
	@ParameterizedTest
	@EnumSource
	void addsEachLinkExactlyOnce(Dialect dialect) {
		long seed = new Random().nextLong();
		System.out.printf("Adds in the dialect %s: seed %d%n", dialect, seed);
		SandboxOptions options = SandboxOptions.defaults().withDialect(dialect).withRandomSeed(seed);
		try (SandboxServer sandbox = SandboxServer.start(options, this.clock);
				TestWorker worker = TestWorker.on(sandbox, this.clock).start()) {
			fill(sandbox, new Random(seed));
			List<String> before = liveNames(sandbox);
			long run = worker.run(Definitions.expire(DELETE)).run().id();
			spoil(sandbox.faults());
			RunResult undo = worker.operator().undo(run, false, true, RunMode.RUN);
			expectAllApplied(undo, worker.changes(undo.run().id()), seed);
			assertThat(liveNames(sandbox)).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(before);
		}
	}

	private static List<String> liveNames(SandboxServer sandbox) {
		return sandbox.account()
			.links()
			.stream()
			.filter((link) -> link.status() != Status.DELETED)
			.map(SandboxLink::systemName)
			.toList();
	}

	private void expectTheSame(Dialect dialect, String keys) {
		long seed = new Random().nextLong();
		System.out.printf("Faults in the dialect %s: seed %d%n", dialect, seed);
		Map<String, Status> goodDay = statuses(dialect, seed, keys, (faults) -> {
		});
		assertThat(statuses(dialect, seed, keys, FaultsIntegrationTests::spoil)).as("seed %d", seed).isEqualTo(goodDay);
	}

	private Map<String, Status> statuses(Dialect dialect, long seed, String keys, Consumer<Faults> weather) {
		SandboxOptions options = SandboxOptions.defaults().withDialect(dialect).withRandomSeed(seed);
		try (SandboxServer sandbox = SandboxServer.start(options, this.clock);
				TestWorker worker = TestWorker.on(sandbox, this.clock).start()) {
			fill(sandbox, new Random(seed));
			weather.accept(sandbox.faults());
			RunResult result = worker.run(Definitions.expire(keys));
			expectAllApplied(result, worker.changes(result.run().id()), seed);
			return sandbox.account().links().stream().collect(Collectors.toMap(SandboxLink::id, SandboxLink::status));
		}
	}

	private static void expectAllApplied(RunResult result, List<ChangeRow> rows, long seed) {
		assertThat(result.exitCode()).as("seed %d: %s", seed, result.message()).isEqualTo(ExitCode.DONE);
		assertThat(result.run().applied()).as("seed %d", seed).isEqualTo(EXPIRED);
		assertThat(result.run().unknown()).as("seed %d", seed).isZero();
		assertThat(rows).as("seed %d", seed)
			.hasSize(EXPIRED)
			.allSatisfy((row) -> assertThat(row.state()).isEqualTo(ChangeState.APPLIED));
	}

	private static void spoil(Faults faults) {
		AtomicInteger calls = new AtomicInteger();
		faults.failBefore(0.1);
		faults.failAfter(0.1);
		faults.shortenMultirequests(20);
		faults.before((request) -> {
			int call = calls.incrementAndGet();
			if (call % 101 == 0) {
				faults.blockNext(7);
			}
			// so far apart that no call meets two of them: a session is renewed once for
			// a call
			if (call % 450 == 50) {
				faults.expireSessions();
			}
		});
	}

	private void fill(SandboxServer sandbox, Random random) {
		for (int i = 0; i < EXPIRED; i++) {
			sandbox.account()
				.put(link("gone%04d".formatted(i), random).withExpiresAt(this.clock.instant().minusSeconds(1 + i)));
			sandbox.account()
				.put(link("stay%04d".formatted(i), random)
					.withExpiresAt((i % 2 == 0) ? null : this.clock.instant().plus(Duration.ofDays(400))));
		}
	}

	private SandboxLink link(String id, Random random) {
		return SandboxLink
			.enabled(id, this.clock.instant().minus(Duration.ofDays(90)).plusSeconds(random.nextInt(100_000)),
					"NAME-" + id, "https://example.com/" + id)
			.withUserId("owner@example.com");
	}

}
