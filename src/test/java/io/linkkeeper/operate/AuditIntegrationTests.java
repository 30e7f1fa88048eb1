package io.linkkeeper.operate;

import java.util.List;
import java.util.Set;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.audit.AuditQuery;
import io.linkkeeper.audit.AuditRow;
import io.linkkeeper.audit.Via;
import io.linkkeeper.history.RunDetail;
import io.linkkeeper.review.Approval;
import io.linkkeeper.review.NotByPlannerException;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the audit tells of the actions on runs.
 */
class AuditIntegrationTests {

	private static final Actor ANNA = new Actor(Via.CONSOLE, "anna", "10.0.0.3");

	private static final Actor BEN = new Actor(Via.CONSOLE, "ben", "10.0.0.4");

	private static final String DELETE = "\"rule\":{\"action\":\"delete\"}";

	@RegisterExtension
	static final Bench bench = new Bench();

	private static Operator by(Actor actor) {
		return bench.worker().operator().by(actor);
	}

	private static RunResult plan(Actor actor, String... rule) {
		return by(actor).start(new StartRequest(Definitions.expire(rule), RunMode.PLAN, null));
	}

	private static List<String> told(long run) {
		return bench.worker()
			.bean(AuditLog.class)
			.find(new AuditQuery(run, null, 100))
			.stream()
			.map(AuditIntegrationTests::text)
			.toList();
	}

	private static String text(AuditRow row) {
		return "%s %s %s %s %s".formatted(row.actor().name(), row.entry().action().label(), row.outcome(), row.reason(),
				row.entry().detail());
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void tellsWhoPlannedApprovedAndReverted() {
		bench.putExpired(2);
		long run = plan(ANNA).run().id();
		by(BEN).because("checked").apply(run, Approval.PLAIN);
		long undo = by(ANNA).because("wrong week").undo(run, false, false, RunMode.RUN).run().id();
		assertThat(told(run)).containsExactly("anna undo accepted wrong week reverts run " + run,
				"ben apply accepted checked null", "anna plan accepted null null");
		assertThat(told(undo)).containsExactly("anna undo accepted wrong week reverts run " + run);
		RunDetail detail = bench.worker().queries().show(run).orElseThrow();
		assertThat(detail.plannedBy()).isEqualTo(ANNA);
		assertThat(detail.approvedBy()).isEqualTo(BEN);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void tellsNothingOfWhatWasRefusedForAnotherReasonThanRights() {
		bench.putExpired(2);
		long run = plan(ANNA, DELETE).run().id();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> by(BEN).apply(run, Approval.PLAIN));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> by(BEN).restart(run));
		assertThat(told(run)).containsExactly("anna plan accepted null null");
	}

	@Test
	void tellsWhoRejectedAPlan() {
		bench.putExpired(1);
		long run = plan(ANNA).run().id();
		by(BEN).because("not before Monday").abandon(run);
		assertThat(told(run)).containsExactly("ben abandon accepted not before Monday null",
				"anna plan accepted null null");
	}

	@Test
	void commandLineIsTheUserOfItsProcess() {
		bench.putExpired(1);
		long run = bench.worker().run(Definitions.expire()).run().id();
		assertThat(bench.worker().queries().show(run).orElseThrow().plannedBy()).isEqualTo(Actor.ofProcess());
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void planningUserDoesNotApproveDeletesWhichIsRecorded() {
		bench.putExpired(2);
		long run = plan(ANNA, DELETE).run().id();
		Approval approval = Approval.PLAIN.deletes(2L).among(Set.of("anna", "ben"));
		assertThatExceptionOfType(NotByPlannerException.class).isThrownBy(() -> by(ANNA).apply(run, approval))
			.withMessageContaining("ben may");
		assertThat(told(run)).first().asString().startsWith("anna apply refused null The plan of run");
		assertThat(bench.writesReceived()).isZero();
		assertThat(by(BEN).apply(run, approval).run().applied()).isEqualTo(2);
		assertThat(bench.worker().queries().show(run).orElseThrow().approvedBy()).isEqualTo(BEN);
	}

}
