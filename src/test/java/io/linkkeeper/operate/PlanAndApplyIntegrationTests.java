package io.linkkeeper.operate;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Runs;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Plans, their approval and their refusal.
 */
class PlanAndApplyIntegrationTests {

	@RegisterExtension
	static final Bench bench = new Bench();

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void planSendsNoWriteAndListsWhatARunDoes() {
		bench.putExpired(30);
		RunResult plan = bench.worker().plan(Definitions.expire());
		assertThat(plan.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(plan.run().notSent()).isEqualTo(30);
		assertThat(bench.writesReceived()).isZero();
		RunResult run = bench.worker().run(Definitions.expire());
		assertThat(described(run)).isEqualTo(described(plan)).hasSize(30);
		assertThat(run.run().applied()).isEqualTo(30);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void applyDoesExactlyThePlan() {
		bench.putExpired(30);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		bench.put(bench.newLink("later001", bench.clock().instant().minus(Duration.ofDays(1))));
		RunResult applied = bench.worker().operator().apply(plan, Approval.PLAIN);
		assertThat(applied.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(applied.run().id()).isEqualTo(plan);
		assertThat(applied.run().applied()).isEqualTo(30);
		assertThat(bench.link("later001").status()).isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void leavesAloneWhatChangedSinceThePlan() {
		bench.putExpired(3);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		bench.sandbox().account().change("gone0000", (link) -> link.withName("renamed"));
		bench.sandbox().account().change("gone0001", (link) -> link.withStatus(Status.DISABLED));
		RunResult applied = bench.worker().operator().apply(plan, Approval.PLAIN);
		assertThat(applied.exitCode()).isEqualTo(ExitCode.PARTLY);
		assertThat(applied.run().stale()).isEqualTo(1);
		assertThat(applied.run().alreadySo()).isEqualTo(1);
		assertThat(applied.run().applied()).isEqualTo(2);
		assertThat(bench.link("gone0000").status()).isEqualTo(Status.ENABLED);
		assertThat(bench.writesReceived()).isEqualTo(1);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void leavesAloneALinkThatVanishedSinceThePlan() {
		bench.putExpired(2);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		bench.sandbox().account().remove("gone0000");
		RunResult applied = bench.worker().operator().apply(plan, Approval.PLAIN);
		assertThat(applied.run().stale()).isEqualTo(1);
		assertThat(applied.run().applied()).isEqualTo(1);
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void countsADeletedLinkAsAlreadyDeleted() {
		bench.putExpired(2);
		long plan = bench.worker().plan(Definitions.expire("\"rule\":{\"action\":\"delete\"}")).run().id();
		bench.sandbox().account().remove("gone0000");
		RunResult applied = bench.worker().operator().apply(plan, Approval.PLAIN.deletes(2L));
		assertThat(applied.run().alreadySo()).isEqualTo(1);
		assertThat(applied.run().applied()).isEqualTo(2);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void restartOfAPlanIsRefusedAndSendsNothing() {
		bench.putExpired(2);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker().operator().restart(plan))
			.withMessageContaining("`apply " + plan + "`")
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.USAGE));
		assertThat(bench.writesReceived()).isZero();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void guardStopsBeforeTheFirstWriteAndSaysByHowMuch() {
		bench.putExpired(40);
		RunResult stopped = bench.worker().run(Definitions.expire("\"limits\":{\"maxChanges\":10}"));
		assertThat(stopped.exitCode()).isEqualTo(ExitCode.GUARD);
		assertThat(stopped.message()).contains("limits.maxChanges is 10 and the plan changes 40 links, over by 30",
				"Nothing was changed", "apply %d --over-limit".formatted(stopped.run().id()));
		assertThat(bench.writesReceived()).isZero();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().restart(stopped.run().id()));
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().apply(stopped.run().id(), Approval.PLAIN))
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.GUARD));
		assertThat(bench.writesReceived()).isZero();
		RunResult applied = bench.worker()
			.operator()
			.apply(stopped.run().id(), Approval.PLAIN.overLimit("campaign ended"));
		assertThat(applied.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(applied.run().applied()).isEqualTo(40);
		assertThat(bench.worker().queries().show(applied.run().id()).orElseThrow().approvalReason())
			.isEqualTo("campaign ended");
	}

	@Test
	void planOverALimitExitsAsTheGuardDoes() {
		bench.putExpired(40);
		RunResult plan = bench.worker().plan(Definitions.expire("\"limits\":{\"maxPercent\":5}"));
		assertThat(plan.exitCode()).isEqualTo(ExitCode.GUARD);
		assertThat(plan.message()).contains("limits.maxPercent is 5, that is 22 of the 440 links that select admits");
	}

	@Test
	void refusesAnOldPlan() {
		bench.putExpired(2);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		bench.clock().advance(Duration.ofDays(1).plusSeconds(1));
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().apply(plan, Approval.PLAIN))
			.withMessageContaining("Plan again");
	}

	@Test
	void plansForTheFutureAndRefusesToApplyIt() {
		bench.put(bench.newLink("later001", bench.clock().instant().plus(Duration.ofDays(3))));
		StartRequest request = new StartRequest(Definitions.expire(), RunMode.PLAN,
				bench.clock().instant().plus(Duration.ofDays(7)));
		RunResult plan = bench.worker().operator().start(request);
		assertThat(plan.run().planned()).isEqualTo(1);
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().apply(plan.run().id(), Approval.PLAIN))
			.withMessageContaining("future");
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker()
			.operator()
			.start(new StartRequest(Definitions.expire(), RunMode.RUN, request.asOf())));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void applyUsesTheDefinitionThePlanWasMadeWith() {
		bench.putExpired(3);
		long plan = bench.worker().plan(Definitions.expire("\"description\":\"before the edit\"")).run().id();
		assertThat(bench.worker().operator().apply(plan, Approval.PLAIN).run().applied()).isEqualTo(3);
		List<ChangeRow> rows = bench.worker().changes(plan);
		assertThat(rows).allSatisfy((row) -> assertThat(row.state()).isEqualTo(ChangeState.APPLIED));
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void keepsWithTheRunWhatTheCommandLineChanged() {
		bench.putExpired(3);
		Map<String, String> overrides = Map.of("rule.grace", "PT0S", "select.protect.id", "[x1]");
		long plan = bench.worker()
			.operator()
			.start(new StartRequest(Definitions.expire(), overrides, RunMode.PLAN, null, null))
			.run()
			.id();
		assertThat(bench.worker().operator().apply(plan, Approval.PLAIN).run().applied()).isEqualTo(3);
		assertThat(bench.worker().bean(Runs.class).get(plan).overrides()).isEqualTo(overrides);
	}

	private static List<String> described(RunResult result) {
		return bench.worker()
			.changes(result.run().id())
			.stream()
			.map((row) -> row.linkId() + row.action() + row.after() + row.reason())
			.sorted()
			.toList();
	}

}
