package io.linkkeeper.history;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.AsOf;
import io.linkkeeper.run.CollectCounts;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.RunJob;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.RunProgress;
import io.linkkeeper.run.RunSpec;
import io.linkkeeper.run.RunTimes;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * States of runs and the commands that continue them.
 */
class RunStateTests {

	private static final Instant NOW = Instant.parse("2026-06-01T04:15:00Z");

	private static final RunEnd ALIVE = new RunEnd(true, false, false, null);

	private static final RunEnd DEAD = new RunEnd(false, false, false, null);

	private static final RunEnd RECOVERED = new RunEnd(false, true, false, 1);

	private static final RunEnd ABANDONED = new RunEnd(false, false, true, 1);

	private static RunEnd end(int exitCode) {
		return new RunEnd(false, false, false, exitCode);
	}

	private static Run run(@Nullable Verdict verdict, long planned, long rejected, @Nullable Long supersededBy,
			boolean ended) {
		RunJob job = new RunJob("job", "expire", "{}", "0", Map.of());
		RunSpec spec = new RunSpec("key", job, new AccountIdentity("default", "https://example.com/api_v3", 1),
				RunMode.PLAN, new AsOf(NOW, false));
		RunProgress progress = new RunProgress(null, "0/1", new CollectCounts(planned + rejected, planned, 0, rejected),
				new KindCounts(Map.of(ChangeKind.DELETE, planned)), RunProgress.Revision.NONE);
		GuardDecision decision = (verdict != null) ? new GuardDecision(verdict, "why", planned, null, NOW) : null;
		return new Run(7, spec, progress, decision, supersededBy, new RunTimes(NOW, null, ended ? NOW : null, null));
	}

	private static Run executing() {
		return run(null, 0, 0, null, false);
	}

	private static Run passed() {
		return run(Verdict.PASSED, 5, 0, null, true);
	}

	static Stream<Arguments> states() {
		return Stream.of(arguments(executing(), ALIVE, RunState.RUNNING, null),
				arguments(executing(), DEAD, RunState.INTERRUPTED, "restart 7"),
				arguments(run(null, 5, 0, null, true), RECOVERED, RunState.INTERRUPTED, "restart 7"),
				arguments(run(Verdict.PLANNED, 5, 0, null, true), end(0), RunState.PLANNED, "apply 7"),
				arguments(run(Verdict.GUARD, 5, 0, null, true), end(4), RunState.GUARDED,
						"apply 7 --over-limit REASON"),
				arguments(run(Verdict.PLANNED, 0, 0, null, true), end(0), RunState.NOTHING, null),
				arguments(run(Verdict.PLANNED, 0, 2, null, true), end(3), RunState.PARTLY, null),
				arguments(run(Verdict.GUARD, 5, 0, 9L, true), end(4), RunState.SUPERSEDED, "show 9"),
				arguments(run(Verdict.GUARD, 5, 0, 9L, true), ABANDONED, RunState.ABANDONED, null),
				arguments(passed(), end(0), RunState.DONE, null), arguments(passed(), end(3), RunState.PARTLY, null),
				arguments(passed(), end(5), RunState.STOPPED, "restart 7"),
				arguments(passed(), end(1), RunState.FAILED, "restart 7"),
				arguments(passed(), end(2), RunState.FAILED, "restart 7"),
				arguments(passed(), end(6), RunState.FAILED, "restart 7"));
	}

	@ParameterizedTest
	@MethodSource("states")
	void nameTheCommandThatGoesOn(Run run, RunEnd end, RunState state, @Nullable String next) {
		assertThat(RunState.of(run, end)).isEqualTo(state);
		assertThat(state.next(run)).isEqualTo(next);
	}

}
