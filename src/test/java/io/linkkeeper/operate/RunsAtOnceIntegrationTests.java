package io.linkkeeper.operate;

import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Concurrent operations: each is tried while a run executes, on the thread of one of its
 * requests.
 */
class RunsAtOnceIntegrationTests {

	private static final String LIST = "shortlink_shortlink.list";

	private static final String UPDATE = "shortlink_shortlink.update";

	@RegisterExtension
	static final Bench bench = new Bench();

	/** Tries a verb when a call arrives for the first time, and keeps its refusal. */
	private static List<RefusedException> whenFirst(String call, Runnable verb) {
		List<RefusedException> refusals = new ArrayList<>();
		boolean[] tried = { false };
		bench.sandbox().faults().before((request) -> {
			if (request.is(call) && !tried[0]) {
				tried[0] = true;
				refusals.addAll(refusal(verb));
			}
		});
		return refusals;
	}

	private static List<RefusedException> refusal(Runnable verb) {
		try {
			verb.run();
			return List.of();
		}
		catch (RefusedException ex) {
			return List.of(ex);
		}
	}

	private static void expectBusy(List<RefusedException> refusals) {
		assertThat(refusals).singleElement()
			.satisfies((refusal) -> assertThat(refusal.exitCode()).isEqualTo(ExitCode.BUSY));
	}

	private static void expectNoLocks() {
		assertThat(bench.worker().bean(JdbcClient.class).sql("select name from run_lock").query(String.class).list())
			.isEmpty();
	}

	private static long lastRun() {
		return bench.worker().queries().list(null, 1).get(0).id();
	}

	private static long failedRun() {
		bench.sandbox().faults().ignoreFilter("statusEqual");
		bench.put(bench.newLink("disabled", bench.clock().instant().minusSeconds(5)).withStatus(Status.DISABLED));
		RunResult failed = bench.worker().run(Definitions.expire());
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		bench.sandbox().faults().clear();
		return failed.run().id();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void secondRunOfAJobIsRefusedAndLeavesNoTrace() {
		bench.putExpired(3);
		List<RefusedException> refusals = whenFirst(LIST, () -> bench.worker().run(Definitions.expire()));
		RunResult first = bench.worker().run(Definitions.expire());
		assertThat(first.run().applied()).isEqualTo(3);
		expectBusy(refusals);
		assertThat(refusals.get(0)).hasMessageContaining("Run %d is executing".formatted(first.run().id()));
		assertThat(bench.worker().queries().list(null, 10)).hasSize(1);
		expectNoLocks();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void secondRestartOfARunIsRefusedAndTakesNoLockAway() {
		bench.putExpired(3);
		long run = failedRun();
		List<RefusedException> refusals = new ArrayList<>();
		List<List<String>> locks = new ArrayList<>();
		whenFirst(LIST, () -> {
			refusals.addAll(refusal(() -> bench.worker().operator().restart(run)));
			locks
				.add(bench.worker().bean(JdbcClient.class).sql("select name from run_lock").query(String.class).list());
		});
		assertThat(bench.worker().operator().restart(run).run().applied()).isEqualTo(3);
		expectBusy(refusals);
		assertThat(locks.get(0)).hasSize(2);
		expectNoLocks();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void livingRunIsNotRecovered() {
		bench.putExpired(3);
		List<RefusedException> refusals = whenFirst(LIST, () -> bench.worker().operator().recover(lastRun()));
		assertThat(bench.worker().run(Definitions.expire()).exitCode()).isEqualTo(ExitCode.DONE);
		expectBusy(refusals);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void livingRunIsNotAbandoned() {
		bench.putExpired(3);
		List<RefusedException> refusals = whenFirst(UPDATE, () -> bench.worker().operator().abandon(lastRun()));
		assertThat(bench.worker().run(Definitions.expire()).exitCode()).isEqualTo(ExitCode.DONE);
		expectBusy(refusals);
		assertThat(refusals.get(0)).hasMessageContaining("`stop %d`".formatted(lastRun()));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void planIsAppliedOnce() {
		bench.putExpired(3);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		List<RefusedException> refusals = whenFirst(UPDATE,
				() -> bench.worker().operator().apply(plan, Approval.PLAIN));
		assertThat(bench.worker().operator().apply(plan, Approval.PLAIN).run().applied()).isEqualTo(3);
		assertThat(refusals).hasSize(1);
		assertThat(bench.writesReceived()).isEqualTo(3);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void secondJobDoesNotWriteToAnAccountThatIsWrittenTo() {
		bench.putExpired(3);
		JobDefinition other = JobDefinition.fromJson("{\"name\":\"other-job\",\"type\":\"expire\"}");
		List<RunResult> results = new ArrayList<>();
		whenFirst(UPDATE, () -> results.add(bench.worker().run(other)));
		assertThat(bench.worker().run(Definitions.expire()).run().applied()).isEqualTo(3);
		RunResult held = results.get(0);
		assertThat(held.exitCode()).isEqualTo(ExitCode.BUSY);
		assertThat(held.message()).contains("holds account", "`restart %d`".formatted(held.run().id()));
		RunResult restarted = bench.worker().operator().restart(held.run().id());
		assertThat(restarted.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(restarted.run().alreadySo()).isEqualTo(held.run().planned());
		assertThat(bench.writesReceived()).isEqualTo(3);
		expectNoLocks();
	}

}
