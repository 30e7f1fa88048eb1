package io.linkkeeper.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import io.linkkeeper.TestDatabase;
import io.linkkeeper.TestPostgres;
import io.linkkeeper.kaltura.error.TransportException;
import io.linkkeeper.kaltura.http.ClientSettings;
import io.linkkeeper.kaltura.limit.AccountBudget;
import io.linkkeeper.kaltura.limit.LeasedSlots.Lease;
import io.linkkeeper.kaltura.limit.Pace;
import io.linkkeeper.kaltura.waiting.Sleeper;
import io.linkkeeper.run.AccountIdentity;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The rate of an account that processes share through PostgreSQL.
 */
class SharedBudgetIntegrationTests {

	private static final AccountIdentity ACCOUNT = new AccountIdentity("default", "https://example.com/api_v3", 102);

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final TestDatabase database = TestPostgres.newDatabase();

	private BudgetTable table(String account, double rate) {
		return new BudgetTable(this.database.dataSource(), account, Pace.of(rate));
	}

	@Test
	void leasesEachSlotOnce() {
		Lease first = table("a", 100).lease(10);
		Lease second = table("a", 100).lease(5);
		Lease other = table("b", 100).lease(1);
		assertThat(Duration.ofNanos(first.now() - first.first())).isBetween(Duration.ZERO, Duration.ofMillis(100));
		assertThat(second.first() - first.first()).isEqualTo(10 * Pace.of(100).intervalNanos());
		assertThat(other.first()).as("other accounts do not wait").isLessThanOrEqualTo(other.now());
	}

	@Test
	void forgetsATimeThatTheClockOfTheDatabaseNeverReaches() {
		table("a", 100).lease(1);
		JdbcClient.create(this.database.dataSource())
			.sql("update request_budget set free_at = free_at + 86400000000")
			.update();
		Lease lease = table("a", 100).lease(1);
		assertThat(Duration.ofNanos(lease.first() - lease.now())).isBetween(Duration.ofSeconds(10),
				Duration.ofSeconds(11));
	}

	@Test
	void isTemporarilyUnavailableWithItsDatabase() {
		BudgetTable gone = new BudgetTable(TestDatabase.withoutTables().dataSource(), "a", Pace.of(1));
		assertThatExceptionOfType(TransportException.class).isThrownBy(() -> gone.lease(1))
			.withMessageContaining("request budget")
			.withMessageNotContaining("insert")
			.matches(TransportException::isTemporary)
			.matches((ex) -> !ex.mayHaveBeenSent());
	}

	private PermitTable permits(String account) {
		return new PermitTable(this.database.dataSource(), account, 8);
	}

	@Test
	void givesEachProcessItsPartOfThePermits() {
		PermitTable first = permits("a");
		PermitTable second = permits("a");
		assertThat(first.renew(0)).isEqualTo(8);
		assertThat(permits("b").renew(0)).as("another account").isEqualTo(8);
		assertThat(second.renew(0)).as("the first has all").isZero();
		assertThat(first.renew(6)).as("six are in use").isEqualTo(6);
		assertThat(second.renew(0)).isEqualTo(2);
		assertThat(first.renew(1)).isEqualTo(4);
		assertThat(second.renew(2)).isEqualTo(4);
		PermitTable third = permits("a");
		assertThat(third.renew(0)).isZero();
		assertThat(first.renew(0)).isEqualTo(2);
		assertThat(second.renew(4)).isEqualTo(4);
		assertThat(third.renew(0)).isEqualTo(2);
	}

	@Test
	void givesThePermitsOfASilentProcessToOthers() {
		PermitTable silent = permits("a");
		PermitTable other = permits("a");
		silent.renew(0);
		JdbcClient.create(this.database.dataSource())
			.sql("update request_permit set expires_at = expires_at - interval '11 seconds'")
			.update();
		assertThat(other.renew(0)).isEqualTo(8);
		assertThat(silent.renew(5)).as("what it had is used by others").isZero();
		other.close();
		assertThat(silent.renew(5)).as("given back").isEqualTo(8);
	}

	@Test
	void isHeldByAllProcessesTogether() throws InterruptedException {
		ClientSettings settings = ClientSettings.defaults().withRequestsPerSecond(100);
		ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
		CountDownLatch begin = new CountDownLatch(1);
		List<Thread> threads = new ArrayList<>();
		for (int process = 0; process < 3; process++) {
			AccountBudget budget = AccountBudgets.shared(settings, this.database.pooled()).of(ACCOUNT);
			for (int i = 0; i < 4; i++) {
				Thread thread = new Thread(() -> send(budget, begin, sent));
				thread.start();
				threads.add(thread);
			}
		}
		begin.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		List<Long> times = sent.stream().sorted().toList();
		for (int i = 0; i + 102 < times.size(); i++) {
			assertThat(times.get(i + 102) - times.get(i)).as("after request %d", i).isGreaterThanOrEqualTo(SECOND);
		}
		assertThat(times.size()).isGreaterThan(150);
	}

	private static void send(AccountBudget budget, CountDownLatch begin, ConcurrentLinkedQueue<Long> sent) {
		try {
			begin.await();
			long end = System.nanoTime() + 3 * SECOND;
			while (System.nanoTime() < end) {
				AccountBudget.Slot slot = budget.reserve();
				Sleeper.system().sleep(budget.timeUntil(slot));
				long now = System.nanoTime();
				if (budget.isUsable(slot)) {
					sent.add(now);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
