package io.linkkeeper.operate;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.linkkeeper.Bench;
import io.linkkeeper.RandomAccount;
import io.linkkeeper.Rounds;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunSummary;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.OLD;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Invariants of random runs on random accounts: each row or link has one outcome, a
 * repeated run changes nothing, and run and undo can be undone as far as the API allows.
 */
class RandomRunsIntegrationTests {

	private static final int ROUNDS = 30;

	@RegisterExtension
	static final Bench bench = new Bench();

	@TestAt(value = GUIDE, atLength = { SERVER, OLD, POSTGRESQL })
	void runsAreAccountedForAndCanBeUndone() {
		Rounds.of(ROUNDS, "Random runs").each((seed) -> {
			bench.emptyAccount();
			Random random = new Random(seed);
			RandomAccount account = new RandomAccount(bench, random);
			account.fill();
			tryOut(RandomJob.of(bench, account, random));
		});
	}

	private static void tryOut(RandomJob job) throws IOException {
		Map<String, SandboxLink> before = account();
		StartRequest request = new StartRequest(job.definition(), RunMode.RUN, bench.clock().instant());
		RunSummary run = expectAccounted(bench.worker().operator().start(request), job.reads());
		Map<String, SandboxLink> after = account();
		assertThat(run.planned() == 0).as("%s", run)
			.isEqualTo(run.applied() == 0 && states(before).equals(states(after)));
		later();
		RunSummary again = expectAccounted(bench.worker().operator().start(request), -1);
		assertThat(again.applied()).as("applied by the same again: %s", again).isZero();
		assertThat(states(account())).as("after the same again").isEqualTo(states(after));
		later();
		RunSummary undo = expectAccounted(undo(run.id()), -1);
		assertThat(states(account())).as("after the undo of %s", job.definition().canonicalJson())
			.isEqualTo(restored(before, after));
		later();
		expectAccounted(undo(undo.id()), -1);
		assertThat(states(account())).as("after the undo of the undo of %s", job.definition().canonicalJson())
			.isEqualTo(states(after));
	}

	/**
	 * What was deleted is lost, what was added disabled, and everything else as before.
	 */
	private static List<String> restored(Map<String, SandboxLink> before, Map<String, SandboxLink> after) {
		return after.values().stream().map((link) -> {
			SandboxLink old = before.get(link.id());
			return (old != null) ? old.withUserId(ownerAgain(old, link)) : link.withStatus(Status.DISABLED);
		}).map(RandomJob::state).toList();
	}

	/** The API cannot remove an owner, and would create one that no longer exists. */
	private static @Nullable String ownerAgain(SandboxLink before, SandboxLink after) {
		String owner = before.userId();
		return (owner != null && bench.sandbox().account().user(owner).isPresent()) ? owner : after.userId();
	}

	private static RunSummary expectAccounted(RunResult result, long reads) {
		RunSummary run = result.run();
		assertThat(run.status()).as("%s", result.message()).isEqualTo("COMPLETED");
		assertThat(run.stale() + run.failed() + run.unknown() + run.notSent()).as("%s", run).isZero();
		assertThat(run.scanned()).as("%s", run).isEqualTo(run.unchanged() + run.rejected() + run.applied());
		if (reads >= 0) {
			assertThat(run.scanned()).as("%s", run).isEqualTo(reads);
		}
		List<String> changed = bench.worker()
			.changes(run.id())
			.stream()
			.map(ChangeRow::linkId)
			.filter(Objects::nonNull)
			.toList();
		assertThat(changed).doesNotHaveDuplicates();
		return run;
	}

	private static RunResult undo(long run) {
		return bench.worker().operator().undo(run, false, false, RunMode.RUN);
	}

	private static void later() {
		bench.clock().advance(Duration.ofMillis(1500));
	}

	private static Map<String, SandboxLink> account() {
		return new TreeMap<>(bench.links().stream().collect(Collectors.toMap(SandboxLink::id, (link) -> link)));
	}

	private static List<String> states(Map<String, SandboxLink> links) {
		return links.values().stream().map(RandomJob::state).toList();
	}

}
