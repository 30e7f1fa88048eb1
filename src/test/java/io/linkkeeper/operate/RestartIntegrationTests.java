package io.linkkeeper.operate;

import java.time.Duration;
import java.time.Instant;

import io.linkkeeper.Bench;
import io.linkkeeper.Definitions;
import io.linkkeeper.TestAt;
import io.linkkeeper.TestWorker;
import io.linkkeeper.definition.JobDefinition;
import io.linkkeeper.history.ChangeRow;
import io.linkkeeper.review.Approval;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.sandbox.SandboxLink.Status;
import io.linkkeeper.sandbox.fault.FaultKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static io.linkkeeper.Place.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Runs that fail with a message and continue after a restart.
 */
class RestartIntegrationTests {

	private static final String UPDATE = "shortlink_shortlink.update";

	@RegisterExtension
	static final Bench bench = new Bench();

	private static RunResult failedListing() {
		return failedListing(Definitions.expire());
	}

	private static RunResult failedListing(JobDefinition definition) {
		RunResult failed = bench.worker().run(definition);
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.run().status()).isEqualTo("FAILED");
		assertThat(failed.message()).startsWith("failed: ").contains("`restart %d`".formatted(failed.run().id()));
		assertThat(bench.worker().queries().show(failed.run().id()).orElseThrow().guard()).isNull();
		assertThat(bench.writesReceived()).isZero();
		return failed;
	}

	private static RunResult restarted(RunResult failed) {
		bench.sandbox().faults().clear();
		return bench.worker().operator().restart(failed.run().id());
	}

	private static void expectDone(RunResult result, long applied) {
		assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(result.run().scanned()).isEqualTo(applied);
		assertThat(result.run().planned()).isEqualTo(applied);
		assertThat(result.run().applied()).isEqualTo(applied);
	}

	@ParameterizedTest
	@EnumSource
	void serverThatCannotBeReadIsNotAnEmptyAccount(FaultKind kind) {
		bench.putExpired(3);
		bench.sandbox().faults().failBefore(1, kind);
		expectDone(restarted(failedListing()), 3);
	}

	@ParameterizedTest
	@EnumSource
	void answersThatNeverArriveAreNotAnEmptyAccount(FaultKind kind) {
		bench.putExpired(3);
		bench.sandbox().faults().failAfter(1, kind);
		expectDone(restarted(failedListing()), 3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "statusEqual", "expiresAtLessThanOrEqual", "expiresAtGreaterThanOrEqual" })
	void serverThatIgnoresAFilterIsNotTheWholeAccount(String filter) {
		bench.putExpired(3);
		bench.put(bench.newLink("disabled", bench.clock().instant().minusSeconds(5)).withStatus(Status.DISABLED));
		bench.put(bench.newLink("later001", bench.clock().instant().plusSeconds(5)));
		bench.put(bench.newLink("zero0001", Instant.EPOCH));
		bench.sandbox().faults().ignoreFilter(filter);
		expectDone(restarted(failedListing()), 3);
	}

	@TestAt({ GUIDE, SERVER })
	void listingThatNeverHoldsStillIsNotANothingToDo() {
		bench.sandbox()
			.faults()
			.before((request) -> bench
				.put(bench.newLink("new" + request.number(), bench.clock().instant().minus(Duration.ofDays(1)))));
		RunResult failed = failedListing(Definitions.expire("\"limits\":{\"maxPercent\":100}"));
		assertThat(failed.message()).contains("could not be read completely");
		expectDone(restarted(failed), bench.links().size());
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void restartReadsOnWhereTheListingFailed() {
		bench.putExpired(3);
		bench.put(bench.newLink("person01", bench.clock().instant().minus(Duration.ofDays(40)))
			.withStatus(Status.DISABLED));
		bench.sandbox().faults().ignoreFilter("updatedAtLessThanOrEqual");
		bench.put(bench.newLink("touched1", bench.clock().instant().minus(Duration.ofDays(40)))
			.withStatus(Status.DISABLED)
			.withUpdatedAt(bench.clock().instant()));
		RunResult failed = bench.worker().run(Definitions.expire("\"rule\":{\"deleteAfter\":\"P30D\"}"));
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.run().scanned()).isEqualTo(3);
		RunResult restarted = restarted(failed);
		assertThat(restarted.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(restarted.run().scanned()).isEqualTo(4);
		assertThat(restarted.run().applied()).isEqualTo(3);
	}

	/** Has the server refuse each update, even in a session that was just renewed. */
	private static void refuseUpdates() {
		bench.sandbox().faults().before((request) -> {
			if (request.is(UPDATE)) {
				bench.sandbox().faults().expireSessions();
			}
		});
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void failedChangesAreTriedAgainAsASecondAttempt() {
		bench.putExpired(3);
		refuseUpdates();
		RunResult failed = bench.worker().run(Definitions.expire());
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.run().failed()).isEqualTo(3);
		assertThat(failed.message()).contains("3 failed", "`restart %d`".formatted(failed.run().id()));
		assertThat(bench.worker().changes(failed.run().id())).extracting(ChangeRow::error)
			.allSatisfy((error) -> assertThat(error).startsWith("INVALID_KS"));
		RunResult restarted = restarted(failed);
		expectDone(restarted, 3);
		assertThat(bench.worker().changes(restarted.run().id())).extracting(ChangeRow::attempt).containsOnly(2);
		assertThat(bench.worker().changes(restarted.run().id())).extracting(ChangeRow::error).containsOnlyNulls();
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void runThatFailsTooOftenStopsEarly() {
		bench.putExpired(400);
		refuseUpdates();
		// one claim, and one request at a time: no other call can lose its session too
		try (TestWorker worker = TestWorker.on(bench.sandbox(), bench.clock())
			.property("linkkeeper.requests-at-a-time", 1)
			.start()) {
			RunResult failed = worker.run(Definitions.expire("\"limits\":{\"maxFailed\":20}"));
			assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
			assertThat(failed.message()).contains("stopped early", "limits.maxFailed is 20");
			assertThat(failed.run().notSent()).isPositive();
			assertThat(failed.run().failed() + failed.run().notSent()).isEqualTo(400);
			bench.sandbox().faults().clear();
			expectDone(worker.operator().restart(failed.run().id()), 400);
		}
	}

	@TestAt({ GUIDE, SERVER, POSTGRESQL })
	void changesWithoutAnAnswerAreGivenUpAfterAWhile() {
		bench.putExpired(2);
		bench.sandbox().faults().before((request) -> {
			if (request.is(UPDATE)) {
				throw new IllegalStateException("breaks down");
			}
		});
		RunResult failed = bench.worker().run(Definitions.expire());
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.run().failed()).isEqualTo(2);
		expectDone(restarted(failed), 2);
	}

	@Test
	void clockAMinuteOffRefusesToRead() {
		bench.putExpired(3);
		for (int seconds : new int[] { 61, -61 }) {
			bench.sandbox().faults().clockSkew(Duration.ofSeconds(seconds));
			RunResult refused = bench.worker().run(Definitions.expire());
			assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
			assertThat(refused.message()).contains("clock is 61 seconds");
			assertThat(refused.run().scanned()).isZero();
		}
		assertThat(bench.writesReceived()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 60, 59, -59, -60 })
	void clockLessThanAMinuteOffWillDo(int seconds) {
		bench.putExpired(3);
		bench.sandbox().faults().clockSkew(Duration.ofSeconds(seconds));
		assertThat(bench.worker().run(Definitions.expire()).run().applied()).isEqualTo(3);
	}

	@Test
	void planMadeWithAWrongClockIsNotApplied() {
		bench.putExpired(3);
		bench.sandbox().faults().clockSkew(Duration.ofSeconds(-61));
		RunResult plan = bench.worker().plan(Definitions.expire());
		assertThat(plan.exitCode()).isEqualTo(ExitCode.DONE);
		assertThat(plan.run().asOf()).isEqualTo(bench.clock().instant().minusSeconds(61));
		RunResult refused = bench.worker().operator().apply(plan.run().id(), Approval.PLAIN);
		assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(bench.writesReceived()).isZero();
		expectDone(restarted(refused), 3);
	}

	@Test
	void runOfAnotherAccountIsNotContinued() {
		bench.putExpired(3);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		bench.worker().bean(JdbcClient.class).sql("update run set partner_id = partner_id + 1").update();
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().apply(plan, Approval.PLAIN))
			.withMessageContaining("belongs to account default (partner 103")
			.satisfies((ex) -> assertThat(ex.exitCode()).isEqualTo(ExitCode.USAGE));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker().operator().restart(plan));
		assertThat(bench.writesReceived()).isZero();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void abandonedRunIsNotContinued() {
		bench.putExpired(3);
		bench.sandbox().faults().ignoreFilter("statusEqual");
		bench.put(bench.newLink("disabled", bench.clock().instant().minusSeconds(5)).withStatus(Status.DISABLED));
		long run = failedListing().run().id();
		bench.sandbox().faults().clear();
		assertThat(bench.worker().operator().abandon(run).run().status()).isEqualTo("ABANDONED");
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker().operator().restart(run))
			.withMessageContaining("is abandoned");
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker().operator().abandon(run));
		assertThat(bench.writesReceived()).isZero();
	}

	@Test
	void abandonedPlanIsNotApplied() {
		bench.putExpired(3);
		long plan = bench.worker().plan(Definitions.expire()).run().id();
		bench.worker().operator().abandon(plan);
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> bench.worker().operator().apply(plan, Approval.PLAIN))
			.withMessageContaining("was abandoned");
		assertThat(bench.writesReceived()).isZero();
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void completeRunIsNotContinued() {
		bench.putExpired(3);
		long run = bench.worker().run(Definitions.expire()).run().id();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker().operator().restart(run))
			.withMessageContaining("is complete");
		assertThat(bench.worker().operator().recover(run).message()).isEqualTo("needs no recovery");
	}

	@TestAt({ GUIDE, POSTGRESQL })
	void recoveredRunThatWasCompleteSaysSo() {
		bench.putExpired(3);
		long run = bench.worker().run(Definitions.expire()).run().id();
		bench.worker().bean(JdbcClient.class).sql("update run set ended_at = null, exit_code = null").update();
		RunResult recovered = bench.worker().operator().recover(run);
		assertThat(recovered.message()).isEqualTo("recovered; it is complete");
		assertThat(recovered.run().exitCode()).isZero();
	}

	@Test
	void unknownRunIsRefused() {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> bench.worker().operator().restart(4711))
			.withMessageContaining("There is no run 4711");
	}

}
