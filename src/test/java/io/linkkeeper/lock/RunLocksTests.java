package io.linkkeeper.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;

import io.linkkeeper.TestAt;
import io.linkkeeper.ledger.TestLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.linkkeeper.Place.GUIDE;
import static io.linkkeeper.Place.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Locks under contention.
 */
@TestAt({ GUIDE, POSTGRESQL })
@Timeout(120)
class RunLocksTests {

	private static final int OWNERS = 4;

	private final TestLedger ledger = new TestLedger();

	private final RunLocks locks = this.ledger.locks();

	private final List<Long> runs = Stream.generate(() -> this.ledger.newRun().id()).limit(OWNERS).toList();

	private Optional<RunLocks.Holder> acquire(String name, long runId) {
		return this.locks.acquire(name, runId, "process " + runId, (holder) -> false);
	}

	private List<Optional<RunLocks.Holder>> acquireAtOnce(String name, boolean inTransaction) {
		CyclicBarrier start = new CyclicBarrier(OWNERS);
		List<CompletableFuture<Optional<RunLocks.Holder>>> attempts = new ArrayList<>();
		this.runs.forEach((runId) -> attempts.add(CompletableFuture.supplyAsync(() -> {
			meet(start);
			return inTransaction ? this.ledger.transaction().execute((status) -> acquire(name, runId))
					: acquire(name, runId);
		}, (task) -> new Thread(task).start())));
		return attempts.stream().map(CompletableFuture::join).toList();
	}

	private static void meet(CyclicBarrier barrier) {
		try {
			barrier.await();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void givesALockToOneOfManyAtOnce() {
		for (int round = 0; round < 20; round++) {
			assertThat(acquireAtOnce("lock " + round, false)).filteredOn(Optional::isEmpty).hasSize(1);
		}
	}

	@Test
	void givesALockToOneOfManyTransactionsAtOnce() {
		for (int round = 0; round < 20; round++) {
			assertThat(acquireAtOnce("lock " + round, true)).filteredOn(Optional::isEmpty).hasSize(1);
		}
	}

	@Test
	void endWithTheirRun() {
		acquire("lock", this.runs.get(0));
		this.ledger.jdbc().sql("delete from run where id = ?").param(this.runs.get(0)).update();
		assertThat(this.locks.holder("lock")).isEmpty();
	}

	@Test
	void holdsWhatItHasGiven() {
		long one = this.runs.get(0);
		long other = this.runs.get(1);
		for (int round = 0; round < 200; round++) {
			CompletableFuture<Void> attempt = CompletableFuture.runAsync(() -> {
				if (acquire("lock", one).isEmpty()) {
					this.locks.release(one, "process " + one);
				}
			});
			if (acquire("lock", other).isEmpty()) {
				assertThat(this.locks.holder("lock")).as("round %d", round)
					.hasValueSatisfying((holder) -> assertThat(holder.runId()).isEqualTo(other));
				this.locks.release(other, "process " + other);
			}
			attempt.join();
		}
	}

}
