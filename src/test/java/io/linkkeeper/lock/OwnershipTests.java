package io.linkkeeper.lock;

import java.time.Duration;

import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.run.AccountIdentity;
import io.linkkeeper.run.Run;
import org.junit.jupiter.api.Test;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Locks of live and dead owners.
 */
@TestAt({ GUIDE, POSTGRESQL })
class OwnershipTests {

	private static final Duration LEASE = Duration.ofSeconds(30);

	/** Less than a lease, however slow the test is. */
	private static final Duration NEARLY = Duration.ofSeconds(21);

	private final TestLedger ledger = new TestLedger();

	private final Ownership here = process(false);

	private final Ownership there = process(false);

	private Ownership process(boolean alone) {
		return new Ownership(this.ledger.locks(), new Fence(), alone, LEASE);
	}

	private static void expectHeld(Ownership process, Run run, Run holder) {
		assertThatExceptionOfType(Ownership.HeldException.class).isThrownBy(() -> process.lockJob(run))
			.withMessageContaining("Run %d is executing and holds job expire-links".formatted(holder.id()))
			.withMessageContaining("then try again");
	}

	@Test
	void refusesASecondRunOfTheSameJob() {
		Run first = this.ledger.newRun();
		Run second = this.ledger.newRun();
		this.here.lockJob(first);
		expectHeld(this.there, second, first);
		expectHeld(this.here, second, first);
	}

	@Test
	void refusesTheSameRunTwice() {
		Run run = this.ledger.newRun();
		this.here.lockJob(run);
		expectHeld(this.here, run, run);
		this.here.lockRun(run);
		assertThatExceptionOfType(Ownership.HeldException.class).isThrownBy(() -> this.here.lockRun(run));
	}

	@Test
	void letsOtherJobsAndOtherAccountsRun() {
		this.here.lockJob(this.ledger.newRun());
		assertThatCode(() -> {
			this.there.lockJob(this.ledger.newRun("other", TestLedger.ACCOUNT));
			this.there.lockJob(
					this.ledger.newRun("expire-links", new AccountIdentity("two", "https://example.com/api_v3", 2)));
		}).doesNotThrowAnyException();
	}

	@Test
	void letsOneRunWriteToAnAccount() {
		this.here.lockAccount(this.ledger.newRun());
		Run other = this.ledger.newRun("other", TestLedger.ACCOUNT);
		assertThatExceptionOfType(Ownership.HeldException.class).isThrownBy(() -> this.there.lockAccount(other))
			.withMessageContaining("holds account 102 at https://example.com/api_v3");
	}

	@Test
	void releasesAllLocksOfARun() {
		Run run = this.ledger.newRun();
		this.here.lockJob(run);
		this.here.lockAccount(run);
		this.here.release(run.id());
		assertThat(this.there.livingOwnerOf(run.id())).isEmpty();
		assertThatCode(() -> this.there.lockJob(this.ledger.newRun())).doesNotThrowAnyException();
	}

	@Test
	void takesOverFromAnOwnerWithAnExpiredLease() {
		Run run = this.ledger.newRun();
		this.here.lockJob(run);
		this.ledger.letPass(NEARLY);
		expectHeld(this.there, run, run);
		this.ledger.letPass(Duration.ofSeconds(10));
		assertThat(this.there.livingOwnerOf(run.id())).isEmpty();
		this.there.lockJob(this.ledger.newRun());
		this.here.release(run.id());
		assertThatExceptionOfType(Ownership.HeldException.class)
			.isThrownBy(() -> this.here.lockJob(this.ledger.newRun()));
	}

	@Test
	void keepsTheLocksOfAnOwnerWithAFreshHeartbeat() {
		Run run = this.ledger.newRun();
		this.here.lockJob(run);
		this.ledger.letPass(NEARLY);
		this.here.heartbeat();
		this.ledger.letPass(NEARLY);
		assertThat(this.there.livingOwnerOf(run.id())).isPresent();
	}

	@Test
	void neverCountsItselfAsDead() {
		Run run = this.ledger.newRun();
		this.here.lockJob(run);
		this.ledger.letPass(Duration.ofDays(1));
		assertThat(this.here.livingOwnerOf(run.id())).isPresent();
	}

	@Test
	void knowsThatAllOthersAreDeadWhenItHoldsTheDatabaseAlone() {
		Run run = this.ledger.newRun();
		this.there.lockJob(run);
		Ownership alone = process(true);
		assertThat(alone.livingOwnerOf(run.id())).isEmpty();
		assertThatCode(() -> alone.lockJob(this.ledger.newRun())).doesNotThrowAnyException();
	}

	@Test
	void findsTheLiveOwnerBesideADeadOne() {
		Run run = this.ledger.newRun();
		this.there.lockAccount(run);
		this.ledger.letPass(LEASE.plusSeconds(1));
		this.here.lockJob(run);
		assertThat(process(false).livingOwnerOf(run.id()))
			.hasValueSatisfying((holder) -> assertThat(holder.name()).startsWith("job "));
	}

	@Test
	void releasesLocksOfDeadOwnersOnly() {
		Run run = this.ledger.newRun();
		this.there.lockAccount(run);
		this.ledger.letPass(LEASE.plusSeconds(1));
		this.here.lockJob(run);
		this.here.releaseDead(run.id());
		assertThat(this.ledger.locks().holdersOf(run.id())).extracting(RunLocks.Holder::name)
			.singleElement()
			.asString()
			.startsWith("job ");
	}

	@Test
	void knowsWhatWasTakenOver() {
		Run taken = this.ledger.newRun();
		Run kept = this.ledger.newRun("other", TestLedger.ACCOUNT);
		this.here.lockJob(taken);
		this.ledger.letPass(LEASE.plusSeconds(1));
		this.here.lockJob(kept);
		assertThat(this.here.hasLost(taken.id())).isFalse();
		Run other = this.ledger.newRun("third", TestLedger.ACCOUNT);
		this.there.lockJob(other);
		this.ledger.letPass(LEASE.plusSeconds(1));
		this.there.heartbeat();
		this.there.lockJob(this.ledger.newRun());
		assertThat(this.here.hasLost(taken.id())).isTrue();
		assertThat(this.here.hasLost(kept.id())).as("all locks of a dead owner are taken").isTrue();
		assertThat(this.there.hasLost(other.id())).isFalse();
	}

	@Test
	void boundsRequestsInFlightOnASharedDatabaseOnly() {
		assertThat(this.here.longestInFlight()).isEqualTo(LEASE);
		assertThat(process(true).longestInFlight()).isZero();
	}

	@Test
	void refusesALeaseShorterThanTheMinimum() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Ownership(this.ledger.locks(), new Fence(), false, Duration.ofMillis(999)))
			.withMessageContaining("linkkeeper.lease must be at least PT1S");
	}

}
