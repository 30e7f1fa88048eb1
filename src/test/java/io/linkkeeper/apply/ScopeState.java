package io.linkkeeper.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.linkkeeper.ledger.ChangeState;
import org.jspecify.annotations.Nullable;

/**
 * One state of the ledger, its locks, two workers and the server. Immutable.
 *
 * @param now the time
 * @param stored what the database holds
 * @param workers the two workers
 * @param server the server
 * @param left what may still happen
 */
record ScopeState(Instant now, Stored stored, List<ScopeWorker> workers, ModelServer server, Left left) {

	/**
	 * What the database holds.
	 *
	 * @param rows the rows of the run, by sequence number
	 * @param locks the locks, by name
	 * @param ended whether the end of the run is recorded
	 */
	record Stored(List<Row> rows, List<Lock> locks, boolean ended) {

		/** Whether the process holds all locks of the run. */
		boolean isHeldBy(int owner) {
			return this.locks.size() == ScopeLedger.LOCKS
					&& this.locks.stream().allMatch((lock) -> lock.owner() == owner);
		}

	}

	/**
	 * A row of the ledger.
	 *
	 * @param seq its sequence number
	 * @param state its state
	 * @param alreadySo whether no request was needed
	 * @param attempt its attempt
	 * @param lease its lease
	 * @param sentAt until when its request may have been sent
	 * @param linkId its link
	 */
	record Row(int seq, ChangeState state, boolean alreadySo, int attempt, @Nullable String lease,
			@Nullable Instant sentAt, @Nullable String linkId) {

	}

	/**
	 * A lock.
	 *
	 * @param name its name
	 * @param owner the number of the process that holds it
	 * @param silence how long that process was silent
	 */
	record Lock(String name, int owner, Duration silence) {

	}

	/**
	 * How often what goes wrong may still happen.
	 *
	 * @param crashes deaths of a worker
	 * @param pauses times in which a worker is silent for longer than its lease
	 * @param unanswered requests without an answer
	 */
	record Left(int crashes, int pauses, int unanswered) {

	}

	ScopeState with(int worker, ScopeWorker changed) {
		List<ScopeWorker> all = new ArrayList<>(this.workers);
		all.set(worker, changed);
		return new ScopeState(this.now, this.stored, List.copyOf(all), this.server, this.left);
	}

	ScopeState with(Stored changed) {
		return new ScopeState(this.now, changed, this.workers, this.server, this.left);
	}

	ScopeState with(ModelServer changed) {
		return new ScopeState(this.now, this.stored, this.workers, changed, this.left);
	}

	ScopeState with(Left changed) {
		return new ScopeState(this.now, this.stored, this.workers, this.server, changed);
	}

	ScopeState at(Instant later) {
		return new ScopeState(later, this.stored, this.workers, this.server, this.left);
	}

	/**
	 * Names the state: states from which the same may follow have the same name. Workers
	 * differ by what they do, times by how long ago they are.
	 */
	String name() {
		String name = name(0, 1);
		String swapped = name(1, 0);
		return (name.compareTo(swapped) < 0) ? name : swapped;
	}

	private String name(int first, int second) {
		Map<String, String> leases = new HashMap<>();
		StringBuilder text = new StringBuilder();
		for (Row row : this.stored.rows()) {
			text.append(row.state()).append(row.alreadySo() ? "!" : " ").append(row.attempt());
			text.append(name(row.lease(), leases)).append(row.linkId());
			text.append(row.state().isFinal() ? "" : ago(row.sentAt())).append('|');
		}
		for (Lock lock : this.stored.locks()) {
			text.append(holder(lock, first, second)).append(lock.silence().isZero() ? "" : "z");
		}
		for (int worker : new int[] { first, second }) {
			text.append('|').append(this.workers.get(worker).describe(this.now, (lease) -> name(lease, leases)));
		}
		text.append('|').append(this.server.made()).append(this.server.disabled()).append(this.server.deleted());
		this.server.flights().forEach((flight) -> text.append(flight.seq()).append(ago(flight.sentAt())));
		return text.append(this.left).append(this.stored.ended()).toString();
	}

	private static String name(@Nullable String lease, Map<String, String> names) {
		return (lease != null) ? names.computeIfAbsent(lease, (unnamed) -> " lease" + names.size()) : " ";
	}

	private String holder(Lock lock, int first, int second) {
		return (lock.owner() == this.workers.get(first).owner()) ? "A"
				: (lock.owner() == this.workers.get(second).owner()) ? "B" : "-";
	}

	private String ago(@Nullable Instant instant) {
		return (instant != null) ? " "
				+ Math.min(ScopeLedger.ANSWER_TIMEOUT.toSeconds(), Duration.between(instant, this.now).toSeconds())
				: "";
	}

}
