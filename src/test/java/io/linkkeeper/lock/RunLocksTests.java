package io.linkkeeper.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

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

	private Optional<RunLocks.Holder> acquire(String name, long runId) {
		return this.locks.acquire(name, runId, "process " + runId, (holder) -> false);
	}

	private List<Optional<RunLocks.Holder>> acquireAtOnce(String name, boolean inTransaction) {
		CyclicBarrier start = new CyclicBarrier(OWNERS);
		List<CompletableFuture<Optional<RunLocks.Holder>>> attempts = new ArrayList<>();
		IntStream.range(0, OWNERS).forEach((runId) -> attempts.add(CompletableFuture.supplyAsync(() -> {
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
	void holdsWhatItHasGiven() {
		for (int round = 0; round < 200; round++) {
			CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
				if (acquire("lock", 1).isEmpty()) {
					this.locks.release(1, "process 1");
				}
			});
			if (acquire("lock", 2).isEmpty()) {
				assertThat(this.locks.holder("lock")).as("round %d", round)
					.hasValueSatisfying((holder) -> assertThat(holder.runId()).isEqualTo(2));
				this.locks.release(2, "process 2");
			}
			other.join();
		}
	}

}
