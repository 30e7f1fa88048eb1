package io.linkkeeper.operate;

import java.util.List;
import java.util.Set;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.history.ChangeFilter;
import io.linkkeeper.history.ChangeMatch;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.history.RunState;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.review.Approval;
import io.linkkeeper.review.Choice;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.sandbox.SandboxLink.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Changes that are left out of plans, and fingerprints of plans.
 */
class PlanReviewIntegrationTests {

	private static final String DELETE = "\"rule\":{\"action\":\"delete\"}";

	@RegisterExtension
	static final Bench bench = new Bench();

	private static Choice links(boolean again, String... ids) {
		ChangeMatch match = new ChangeMatch(Set.of(), Set.of(ids), null, null, null, null);
		return new Choice(ChangeFilter.of(match), again, "--link " + String.join(",", ids));
	}

	private static Choice everything(boolean again) {
		return new Choice(ChangeFilter.ALL, again, "all");
	}

	private static RunResult leaveOut(long run, Choice choice) {
		return bench.worker().operator().because("a partner needs them").revise(run, choice);
	}

	private static RunResult plan(String... rule) {
		return bench.worker().plan(Definitions.expire(rule));
	}

	private static String fingerprint(long run) {
		return String.valueOf(bench.worker().queries().show(run).orElseThrow().fingerprint());
	}

	private static RunResult apply(long run, Approval approval) {
		return bench.worker().operator().apply(run, approval);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void sendsNothingForALinkThatIsLeftOut() {
		bench.putExpired(3);
		long run = plan(DELETE).run().id();
		RunResult revised = leaveOut(run, links(false, "gone0001"));
		assertThat(revised.message()).startsWith("1 of 3 changes are left out; planned: ").contains("2 to DELETE");
		assertThat(revised.run().notSent()).isEqualTo(2);
		assertThat(revised.run().leftOut()).isEqualTo(1);
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> apply(run, Approval.PLAIN.deletes(3L)))
			.withMessageContaining("deletes 2 links for good, not 3");
		RunResult applied = apply(run, Approval.PLAIN.deletes(2L));
		assertThat(applied.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(applied.message()).contains("2 of 3 changes applied", "1 left out");
		assertThat(applied.run().applied()).isEqualTo(2);
		assertThat(applied.run().planned()).isEqualTo(3);
		assertThat(bench.link("gone0001").status()).isEqualTo(Status.ENABLED);
		List<ChangeRow> rows = bench.worker().changes(run);
		assertThat(rows).filteredOn((row) -> row.state() == ChangeState.LEFT_OUT).singleElement().satisfies((row) -> {
			assertThat(row.linkId()).isEqualTo("gone0001");
			assertThat(row.error()).startsWith("a partner needs them (");
		});
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void putsBackWhatWasLeftOut() {
		bench.putExpired(3);
		long run = plan().run().id();
		leaveOut(run, everything(false));
		assertThat(bench.worker().queries().find(run).orElseThrow().state()).isEqualTo(RunState.NOTHING);
		RunResult again = leaveOut(run, links(true, "gone0002", "gone0000"));
		assertThat(again.message()).startsWith("1 of 3 changes are left out").contains("2 to disable");
		assertThat(apply(run, Approval.PLAIN).run().applied()).isEqualTo(2);
		assertThat(bench.link("gone0001").status()).isEqualTo(Status.ENABLED);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void planOverALimitIsWithinItWithoutWhatIsLeftOut() {
		bench.putExpired(4);
		RunResult guarded = bench.worker().run(Definitions.expire("\"limits\":{\"maxChanges\":2}"));
		long run = guarded.run().id();
		assertThat(leaveOut(run, links(false, "gone0000")).run().state()).isEqualTo(RunState.GUARDED);
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> apply(run, Approval.PLAIN))
			.withMessageContaining("the plan changes 3 links, over by 1");
		RunResult within = leaveOut(run, links(false, "gone0001"));
		assertThat(within.run().state()).isEqualTo(RunState.PLANNED);
		assertThat(within.run().exitCode()).isEqualTo(ExitCode.DONE.number());
		assertThat(leaveOut(run, links(true, "gone0001")).run().state()).isEqualTo(RunState.GUARDED);
		leaveOut(run, links(false, "gone0001"));
		assertThat(bench.writesReceived()).isZero();
		assertThat(apply(run, Approval.PLAIN).run().applied()).isEqualTo(2);
	}

	@Test
	void leavesNothingOutOnceThePlanIsApprovedOrAbandoned() {
		bench.putExpired(2);
		long run = plan().run().id();
		apply(run, Approval.PLAIN);
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> leaveOut(run, everything(false)))
			.withMessageContaining("does not wait for an approval");
		bench.putExpired(3);
		long abandoned = plan().run().id();
		bench.worker().operator().abandon(abandoned);
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> leaveOut(abandoned, everything(false)))
			.withMessageContaining("was abandoned");
	}

	@Test
	void countsWhatIsLeftOutOfAPlanWhoseProcessDiedBeforeItsEnd() {
		bench.putExpired(3);
		long run = plan().run().id();
		bench.worker()
			.bean(JdbcClient.class)
			.sql("update run set ended_at = null, exit_code = null, message = null, not_sent = 0 where id = ?")
			.param(run)
			.update();
		RunResult revised = leaveOut(run, links(false, "gone0001"));
		assertThat(revised.run().state()).isEqualTo(RunState.PLANNED);
		assertThat(revised.run().notSent()).isEqualTo(2);
		assertThat(apply(run, Approval.PLAIN).run().applied()).isEqualTo(2);
	}

	@Test
	void saysSoWhenNoChangeMatches() {
		bench.putExpired(1);
		long run = plan().run().id();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> leaveOut(run, links(false, "other")))
			.withMessageContaining("No change of run %d that is planned matches --link other".formatted(run));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> leaveOut(run, everything(true)));
	}

	@Test
	void undoLeavesAloneWhatWasLeftOut() {
		bench.putExpired(2);
		long run = plan().run().id();
		leaveOut(run, links(false, "gone0000"));
		apply(run, Approval.PLAIN);
		RunResult undo = bench.worker().operator().undo(run, false, false, RunMode.RUN);
		assertThat(undo.run().kinds().of(ChangeKind.ENABLE)).isEqualTo(1);
		assertThat(undo.run().planned()).isEqualTo(1);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void appliesOnlyThePlanThatWasSeen() {
		bench.putExpired(3);
		long run = plan().run().id();
		String seen = fingerprint(run);
		assertThat(fingerprint(run)).isEqualTo(seen);
		leaveOut(run, links(false, "gone0000"));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> apply(run, Approval.PLAIN.seen(seen)))
			.withMessageContaining("`show %d --changes`".formatted(run));
		leaveOut(run, links(true, "gone0000"));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> apply(run, Approval.PLAIN.seen(seen)));
		assertThat(bench.writesReceived()).isZero();
		assertThat(apply(run, Approval.PLAIN.seen(fingerprint(run))).run().applied()).isEqualTo(3);
	}

}
