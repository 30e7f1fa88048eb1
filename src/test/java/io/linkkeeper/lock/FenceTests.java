package io.linkkeeper.lock;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.linkkeeper.TestAt;
import io.linkkeeper.disk.DataDisk;
import io.linkkeeper.ledger.TestLedger;
import io.linkkeeper.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Transactions of a process that lost a lock.
 */
@TestAt(POSTGRESQL)
@Timeout(60)
class FenceTests {

	private static final Duration LEASE = Duration.ofSeconds(30);

	private final TestLedger ledger = new TestLedger();

	private final Ownership here = new Ownership(this.ledger.locks(), new Fence(), false, LEASE);

	private final Ownership there = new Ownership(this.ledger.locks(), new Fence(), false, LEASE);

	private final Fence fence = new Fence();

	private final TransactionTemplate fenced = new TransactionTemplate(
			new FencedTransactionManager(this.ledger.dataSource(), this.fence, DataDisk.UNCHECKED));

	@Test
	void losesARunOfWhichOneLockIsTaken() {
		Run run = this.ledger.newRun();
		this.here.lockJob(run);
		this.here.lockAccount(run);
		this.here.requireAll(run.id());
		this.ledger.letPass(LEASE.plusSeconds(1));
		this.there.lockAccount(this.ledger.newRun("other", TestLedger.ACCOUNT));
		assertThatExceptionOfType(LostLockException.class).isThrownBy(() -> this.here.requireAll(run.id()))
			.withMessageContaining("another one has taken over");
		this.here.release(run.id());
		this.here.requireAll(run.id());
	}

	@Test
	void writesNothingAfterAnotherProcessTookTheRun() {
		Run run = this.ledger.newRun();
		this.here.lockJob(run);
		try (Fence.Section section = this.fence.enter(() -> this.here.requireAll(run.id()))) {
			this.fenced.executeWithoutResult((status) -> rename("held"));
			this.ledger.letPass(LEASE.plusSeconds(1));
			this.there.lockJob(this.ledger.newRun());
			assertThatExceptionOfType(LostLockException.class)
				.isThrownBy(() -> this.fenced.executeWithoutResult((status) -> rename("lost")));
		}
		this.fenced.executeWithoutResult((status) -> assertThat(message()).isEqualTo("held"));
	}

	@Test
	void takerWaitsForATransactionThatHasBegun() {
		Run run = this.ledger.newRun();
		this.here.lockJob(run);
		try (Fence.Section section = this.fence.enter(() -> this.here.requireAll(run.id()))) {
			this.fenced.executeWithoutResult((status) -> {
				this.ledger.letPass(LEASE.plusSeconds(1));
				Thread taker = new Thread(() -> this.there.lockJob(this.ledger.newRun()));
				taker.start();
				awaitBlocked();
				rename("first");
				assertThat(taker.isAlive()).isTrue();
			});
		}
		assertThat(message()).isEqualTo("first");
	}

	/** As that of a process that is stopped in the midst of it. */
	@Test
	void takerDoesNotWaitForATransactionWhoseProcessIsSilent() {
		Run run = this.ledger.newRun();
		Ownership silent = new Ownership(this.ledger.locks(), new Fence(), false, Ownership.MIN_LEASE);
		silent.lockJob(run);
		try (Fence.Section section = this.fence.enter(() -> silent.requireAll(run.id()))) {
			assertThatExceptionOfType(NestedRuntimeException.class)
				.isThrownBy(() -> this.fenced.executeWithoutResult((status) -> {
					this.ledger.letPass(LEASE.plusSeconds(1));
					CompletableFuture.runAsync(() -> this.there.lockJob(this.ledger.newRun())).join();
					rename("late");
				}));
			assertThatExceptionOfType(LostLockException.class).isThrownBy(() -> silent.requireAll(run.id()));
		}
		assertThat(jdbc().sql("select count(*) from run where message = 'late'").query(Long.class).single()).isZero();
	}

	/** Unlike {@code pg_stat_activity}, this view is read anew in a transaction. */
	private void awaitBlocked() {
		while (jdbc().sql("select count(*) from pg_locks where not granted").query(Long.class).single() == 0) {
			Thread.onSpinWait();
		}
	}

	private JdbcClient jdbc() {
		return JdbcClient.create(this.ledger.dataSource());
	}

	private void rename(String message) {
		jdbc().sql("update run set message = ?").param(message).update();
	}

	private String message() {
		return jdbc().sql("select distinct message from run where message is not null").query(String.class).single();
	}

}
