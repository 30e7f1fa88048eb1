package io.linkkeeper.notify;

import java.time.Duration;

import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Runs;
import io.linkkeeper.run.Verdict;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which ends of runs are news.
 */
@TestAt({ GUIDE, POSTGRESQL })
class NotifiedEndsTests {

	private final TestLedger ledger = new TestLedger();

	private final Runs runs = this.ledger.runs();

	private final NotifiedEnds ends = new NotifiedEnds(this.ledger.jdbc(), this.ledger.clock());

	private Run end(Run run, ExitCode exitCode) {
		this.ledger.ends().record(run.id(), exitCode.number(), "ended", TestLedger.NO_CHANGES);
		return this.runs.get(run.id());
	}

	private Run decided(Verdict verdict, ExitCode exitCode) {
		Run run = this.ledger.newRun();
		this.runs.decide(run.id(), new GuardDecision(verdict, "by the figures", 5, null, TestLedger.NOW));
		return end(run, exitCode);
	}

	private boolean guardStop(String figures) {
		return this.ends.record(decided(Verdict.GUARD, ExitCode.GUARD), EventKind.GUARD, figures);
	}

	private boolean failure(String text) {
		return this.ends.record(end(this.ledger.newRun(), ExitCode.FAILED), EventKind.FAILED, text);
	}

	private boolean partly(String figures) {
		return this.ends.record(decided(Verdict.PASSED, ExitCode.PARTLY), EventKind.PARTLY, figures);
	}

	@Test
	void sameGuardStopIsNoNews() {
		assertThat(guardStop("300 to disable")).isTrue();
		assertThat(guardStop("300 to disable")).isFalse();
		this.ledger.clock().advance(Duration.ofDays(30));
		assertThat(guardStop("300 to disable")).isFalse();
	}

	@Test
	void guardStopWithAnotherFigureIsNewsEachTime() {
		assertThat(guardStop("300 to disable")).isTrue();
		assertThat(guardStop("400 to disable")).isTrue();
		assertThat(guardStop("300 to disable")).isTrue();
		assertThat(guardStop("300 to disable")).isFalse();
	}

	@Test
	void guardStopAfterARunThatPassedIsNews() {
		guardStop("300 to disable");
		decided(Verdict.PASSED, ExitCode.DONE);
		assertThat(guardStop("300 to disable")).isTrue();
	}

	@Test
	void guardStopAfterAnApprovalIsNews() {
		Run stopped = decided(Verdict.GUARD, ExitCode.GUARD);
		this.ends.record(stopped, EventKind.GUARD, "300 to disable");
		assertThat(guardStop("300 to disable")).isFalse();
		Run waiting = decided(Verdict.GUARD, ExitCode.GUARD);
		this.runs.approve(waiting.id(), "as agreed");
		assertThat(guardStop("300 to disable")).isTrue();
	}

	@Test
	void planOfAPersonInBetweenChangesNothing() {
		guardStop("300 to disable");
		decided(Verdict.PLANNED, ExitCode.DONE);
		decided(Verdict.GUARD, ExitCode.GUARD);
		assertThat(guardStop("300 to disable")).isFalse();
	}

	@Test
	void failureInBetweenChangesNothingAboutTheGuard() {
		guardStop("300 to disable");
		failure("no answer");
		assertThat(guardStop("300 to disable")).isFalse();
	}

	@Test
	void sameFailureIsToldAgainAfterHalfADay() {
		assertThat(failure("no answer")).isTrue();
		for (int minute = 1; minute < 12 * 60; minute++) {
			this.ledger.clock().advance(Duration.ofMinutes(1));
			assertThat(failure("no answer")).as("minute " + minute).isFalse();
		}
		this.ledger.clock().advance(Duration.ofMinutes(1));
		assertThat(failure("no answer")).isTrue();
		this.ledger.clock().advance(Duration.ofMinutes(1));
		assertThat(failure("no answer")).isFalse();
	}

	@Test
	void failuresThatTakeTurnsAreToldOnce() {
		assertThat(failure("no answer")).isTrue();
		assertThat(failure("connection reset")).isTrue();
		assertThat(failure("no answer")).isFalse();
		assertThat(failure("connection reset")).isFalse();
	}

	@Test
	void failureAfterASuccessIsNewsOnceAnHour() {
		failure("no answer");
		decided(Verdict.PASSED, ExitCode.DONE);
		assertThat(failure("no answer")).isFalse();
		this.ledger.clock().advance(NotifiedEnds.MUTED);
		decided(Verdict.PASSED, ExitCode.PARTLY);
		assertThat(failure("no answer")).isTrue();
	}

	@Test
	void jobThatIsNeverDoneWhollyIsToldOnceForEachFigure() {
		assertThat(partly("2 stale, 3 rejected")).isTrue();
		this.ledger.clock().advance(Duration.ofHours(2));
		assertThat(partly("2 stale, 3 rejected")).isFalse();
		assertThat(partly("3 stale, 3 rejected")).isTrue();
		decided(Verdict.PASSED, ExitCode.DONE);
		this.ledger.clock().advance(Duration.ofHours(2));
		assertThat(partly("2 stale, 3 rejected")).isTrue();
	}

	@Test
	void sameEndOfAnotherJobOrAccountIsNews() {
		failure("no answer");
		Run otherJob = end(this.ledger.newRun("other", TestLedger.ACCOUNT), ExitCode.FAILED);
		assertThat(this.ends.record(otherJob, EventKind.FAILED, "no answer")).isTrue();
		AccountIdentity emea = new AccountIdentity("emea", TestLedger.ACCOUNT.serviceUrl(), 103);
		Run otherAccount = end(this.ledger.newRun("expire-links", emea), ExitCode.FAILED);
		assertThat(this.ends.record(otherAccount, EventKind.FAILED, "no answer")).isTrue();
	}

	@Test
	void restartThatFailsTheSameWayIsNews() {
		Run run = end(this.ledger.newRun(), ExitCode.FAILED);
		assertThat(this.ends.record(run, EventKind.FAILED, "no answer")).isTrue();
		assertThat(this.ends.record(run, EventKind.FAILED, "no answer")).isTrue();
	}

}
