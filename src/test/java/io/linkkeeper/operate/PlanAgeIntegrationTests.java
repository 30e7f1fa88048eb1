package io.linkkeeper.operate;

import java.time.Duration;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.review.Approval;
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
 * Plans that grow old before they are applied or resumed. A plan is valid for a day.
 */
class PlanAgeIntegrationTests {

	private static final Duration VALIDITY = Duration.ofDays(1);

	@RegisterExtension
	static final Bench bench = new Bench();

	/** Refuses each update, even in a session that was just renewed. */
	private static long failedRun() {
		bench.putExpired(3);
		bench.sandbox().faults().before((request) -> {
			if (request.is("shortlink_shortlink.update")) {
				bench.sandbox().faults().expireSessions();
			}
		});
		RunResult failed = bench.worker().run(Definitions.expire());
		assertThat(failed.run().failed()).isEqualTo(3);
		bench.sandbox().faults().clear();
		return failed.run().id();
	}

	private static void expectRefusal(long run, String... words) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker().operator().restart(run))
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.USAGE))
			.satisfies((ex) -> assertThat(ex).message().contains(words));
		assertThat(bench.worker().queries().find(run).orElseThrow().applied()).isZero();
	}

	@Test
	void restartsWithinTheValidity() {
		long run = failedRun();
		bench.clock().advance(VALIDITY.minusMinutes(5));
		assertThat(bench.worker().operator().restart(run).run().applied()).isEqualTo(3);
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void restartsAnOldPlanForAReasonOnly() {
		long run = failedRun();
		bench.clock().advance(VALIDITY.plusSeconds(1));
		expectRefusal(run, "longer than PT24H ago", "`restart %d --old REASON`".formatted(run), "`plan expire-links`");
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().stop(run, Duration.ZERO))
			.withMessageContaining("`restart %d --old REASON`".formatted(run));
		assertThat(bench.worker().operator().restart(run, "agreed with the owners").run().applied()).isEqualTo(3);
		assertThat(bench.worker()
			.bean(JdbcClient.class)
			.sql("select old_reason from run where id = ?")
			.param(run)
			.query(String.class)
			.single()).isEqualTo("agreed with the owners");
	}

	@Test
	void restartsARunWithoutAPlanAtAnyAge() {
		bench.putExpired(3);
		bench.sandbox().faults().ignoreFilter("statusEqual");
		bench.put(bench.newLink("disabled", bench.clock().instant().minusSeconds(5)).withStatus(Status.DISABLED));
		long run = bench.worker().run(Definitions.expire()).run().id();
		bench.sandbox().faults().clear();
		bench.clock().advance(VALIDITY.multipliedBy(30));
		assertThat(bench.worker().operator().restart(run).run().applied()).isEqualTo(3);
	}

	@Test
	void oldUndoNamesTheUndoAsANewPlan() {
		bench.putExpired(3);
		long run = bench.worker().run(Definitions.expire()).run().id();
		long undo = bench.worker().operator().undo(run, false, false, RunMode.PLAN).run().id();
		bench.clock().advance(VALIDITY.plusSeconds(1));
		String advice = "Plan again: `undo %d --dry-run`.".formatted(run);
		expectRefusal(undo, advice);
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().apply(undo, Approval.PLAIN))
			.withMessageContaining(advice);
	}

	@Test
	void oldPlanOverALimitIsNotAdvisedToBeAppliedOverIt() {
		bench.putExpired(40);
		long plan = bench.worker().plan(Definitions.expire("\"limits\":{\"maxChanges\":10}")).run().id();
		bench.clock().advance(VALIDITY.plusSeconds(1));
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().apply(plan, Approval.PLAIN))
			.withMessageContaining("Plan again")
			.withMessageNotContaining("--over-limit");
	}

}
