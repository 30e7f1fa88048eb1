package io.linkkeeper.kaltura.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

import io.linkkeeper.kaltura.limit.AccountBudget.Slot;
import io.linkkeeper.kaltura.limit.LeasedSlots.Lease;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rate of several processes that share an account, in simulated time: their tickers
 * differ, the table answers slowly, threads wake up late, and each process is suspended
 * every twenty seconds.
 */
class SharedRateTests {

	private static final long MILLI = Duration.ofMillis(1).toNanos();

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private static final long END = 60 * SECOND;

	private final Random random = new Random();

	private long free;

	/** A thread of a process that sends as fast as it may. */
	private record Sender(Process process, long at, Slot slot) {

	}

	/** A process with a ticker of its own. */
	private final class Process {

		private final long offset = SharedRateTests.this.random.nextLong();

		private final AccountBudget budget;

		private long now;

		private long suspendedUntil;

		Process(Pace pace, int leaseMillis) {
			this.budget = AccountBudget.of(8, pace, new LeasedSlots(pace, (slots) -> {
				this.now += SharedRateTests.this.random.nextLong(leaseMillis * MILLI + 1);
				long shared = this.now;
				long first = Math.max(SharedRateTests.this.free, shared);
				SharedRateTests.this.free = first + slots * pace.intervalNanos();
				this.now += SharedRateTests.this.random.nextLong(leaseMillis * MILLI + 1);
				return new Lease(first, shared);
			}, this::ticker), this::ticker);
		}

		private long ticker() {
			return this.now + this.offset;
		}

	}

	@ParameterizedTest
	@CsvSource({ "2, 1, 5", "2, 3, 5", "50, 1, 2", "50, 4, 2", "100, 3, 10", "500, 2, 1" })
	void isNeverExceededByMoreThanTwoPercent(double rate, int processes, int leaseMillis) {
		long seed = Long.getLong("linkkeeper.seed", new Random().nextLong());
		this.random.setSeed(seed);
		List<Long> sent = sent(rate, processes, leaseMillis);
		assertThat(mostInASecond(sent)).as("seed %d", seed).isLessThanOrEqualTo((int) Math.ceil(rate * 1.02));
		assertThat((double) sent.size()).as("seed %d", seed).isGreaterThan(rate * END / SECOND * 0.7);
	}

	private List<Long> sent(double rate, int processes, int leaseMillis) {
		PriorityQueue<Sender> senders = new PriorityQueue<>(Comparator.comparingLong(Sender::at));
		for (int i = 0; i < processes; i++) {
			Process process = new Process(Pace.of(rate), leaseMillis);
			for (int thread = 0; thread < 8; thread++) {
				senders.add(waiting(process));
			}
		}
		List<Long> sent = new ArrayList<>();
		while (true) {
			Sender next = senders.remove();
			Process process = next.process();
			process.now = Math.max(process.now, Math.max(next.at(), process.suspendedUntil));
			if (process.now >= END) {
				return sent.stream().sorted().toList();
			}
			if (process.budget.isUsable(next.slot())) {
				sent.add(process.now);
			}
			if (this.random.nextDouble() < processes / rate / 20) {
				process.suspendedUntil = process.now + this.random.nextLong(3 * SECOND);
			}
			senders.add(waiting(process));
		}
	}

	private Sender waiting(Process process) {
		Slot slot = process.budget.reserve();
		long wait = Math.max(0, process.budget.timeUntil(slot).toNanos());
		return new Sender(process, process.now + wait + this.random.nextLong(8 * MILLI), slot);
	}

	private static int mostInASecond(List<Long> sent) {
		Deque<Long> window = new ArrayDeque<>();
		int most = 0;
		for (long time : sent) {
			window.addLast(time);
			while (time - window.getFirst() >= SECOND) {
				window.removeFirst();
			}
			most = Math.max(most, window.size());
		}
		return most;
	}

}
