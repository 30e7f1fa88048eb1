package io.linkkeeper.guard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Compares the figures of a plan with the limits of its definition. Pure.
 */
final class Guard {

	/** The number of earlier runs required to detect a jump. */
	static final int COMPARABLE_RUNS = 5;

	/** The multiple of the usual number of changes that counts as a jump. */
	static final int JUMP_FACTOR = 10;

	private final Limits limits;

	private final Figures figures;

	private final List<String> passed = new ArrayList<>();

	private Guard(Limits limits, Figures figures) {
		this.limits = limits;
		this.figures = figures;
	}

	/**
	 * The figures of a plan.
	 *
	 * @param kinds the planned changes by kind
	 * @param admitted the number of links that the definition selects and does not
	 * protect, or {@code null} when shares do not apply
	 * @param earlier the changes of existing links of comparable runs
	 */
	record Figures(KindCounts kinds, @Nullable Long admitted, List<Long> earlier) {

		long changes() {
			return this.kinds.ofExistingLinks();
		}

	}

	/**
	 * Whether the limits that depend on the number of admitted links apply.
	 */
	static boolean comparesShares(Limits limits, KindCounts kinds) {
		return kinds.ofExistingLinks() > limits.minChanges();
	}

	static GuardDecision decide(Limits limits, RunMode mode, Figures figures, Instant now) {
		List<String> passed = new Guard(limits, figures).check();
		Verdict within = (mode == RunMode.PLAN) ? Verdict.PLANNED : Verdict.PASSED;
		String reason = passed.isEmpty() ? "within the limits" : String.join("; ", passed);
		return new GuardDecision(passed.isEmpty() ? within : Verdict.GUARD, reason, figures.changes(),
				figures.admitted(), now);
	}

	private List<String> check() {
		KindCounts kinds = this.figures.kinds();
		checkCount("maxChanges", this.limits.maxChanges(), this.figures.changes(), "the plan changes %d links");
		checkCount("maxAdds", this.limits.maxAdds(), kinds.of(ChangeKind.ADD), "the plan adds %d links");
		checkCount("maxDeletes", this.limits.maxDeletes(), kinds.of(ChangeKind.DELETE),
				"the plan deletes %d links for good");
		Long admitted = this.figures.admitted();
		if (admitted != null && comparesShares(this.limits, kinds)) {
			checkPercent(admitted);
			checkJump(admitted);
		}
		return this.passed;
	}

	private void checkCount(String limit, long most, long planned, String what) {
		if (planned > most) {
			this.passed.add("limits.%s is %d and %s, over by %d".formatted(limit, most, what.formatted(planned),
					planned - most));
		}
	}

	private void checkPercent(long admitted) {
		long changes = this.figures.changes();
		BigDecimal allowed = this.limits.maxPercent().multiply(BigDecimal.valueOf(admitted));
		if (BigDecimal.valueOf(changes).multiply(BigDecimal.valueOf(100)).compareTo(allowed) > 0) {
			long most = allowed.longValue() / 100;
			this.passed.add(
					"limits.maxPercent is %s, that is %d of the %d links that select admits, and the plan changes %d, over by %d"
						.formatted(this.limits.maxPercent().toPlainString(), most, admitted, changes, changes - most));
		}
	}

	private void checkJump(long admitted) {
		List<Long> earlier = this.figures.earlier();
		if (earlier.size() < COMPARABLE_RUNS) {
			return;
		}
		long changes = this.figures.changes();
		long usual = median(earlier);
		long most = Math.max(JUMP_FACTOR * usual, admitted / 100);
		if (changes > most) {
			this.passed
				.add("an unusual jump: the last %d runs changed %d links in the middle, so at most %d are expected,"
					.formatted(earlier.size(), usual, most)
						+ " and the plan changes %d, over by %d".formatted(changes, changes - most));
		}
	}

	private static long median(List<Long> values) {
		List<Long> sorted = values.stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

}
