package io.linkkeeper.sandbox.fault;

import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/** Decides which requests fail, and how. Not thread-safe: {@link Faults} guards it. */
final class Failure {

	private double share;

	private int next;

	private List<FaultKind> kinds = List.of();

	void set(double share, List<FaultKind> kinds) {
		if (!(share >= 0 && share <= 1)) {
			throw new IllegalArgumentException("A share must be 0 to 1, not " + share);
		}
		this.share = share;
		this.kinds = (share > 0) ? someOf(kinds) : this.kinds;
	}

	void setNext(int count, List<FaultKind> kinds) {
		this.next = count;
		this.kinds = someOf(kinds);
	}

	void clear() {
		this.share = 0;
		this.next = 0;
	}

	/** The kind of failure for one request, or {@code null} when it succeeds. */
	@Nullable FaultKind draw(RandomGenerator random) {
		boolean fails = this.next > 0 || (this.share > 0 && random.nextDouble() < this.share);
		if (!fails) {
			return null;
		}
		this.next = Math.max(0, this.next - 1);
		return this.kinds.get(random.nextInt(this.kinds.size()));
	}

	private static List<FaultKind> someOf(List<FaultKind> kinds) {
		return kinds.isEmpty() ? List.of(FaultKind.values()) : List.copyOf(kinds);
	}

}
