package io.linkkeeper.guard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.linkkeeper.definition.section.Limits;
import io.linkkeeper.run.GuardDecision;
import io.linkkeeper.run.RunMode;
import io.linkkeeper.run.Verdict;

/**
 * Compares the figures of a plan with the limits of its definition. Pure.
 */
final class Guard {

	/** The number of earlier runs required to detect a jump. */
	static final int COMPARABLE_RUNS = 5;

	/** The multiple of the usual number of changes that counts as a jump. */
	static final int JUMP_FACTOR = 10;

	private Guard() {
	}

	/**
	 * The figures of a plan.
	 *
	 * @param mode run or plan
	 * @param guarded the number of guarded changes
	 * @param selectionSize the number of links that the definition selects
	 * @param earlier the guarded changes of comparable runs
	 */
	record Figures(RunMode mode, long guarded, long selectionSize, List<Long> earlier) {

	}

	static GuardDecision decide(Limits limits, Figures figures, Instant now) {
		List<String> passed = new ArrayList<>();
		checkCount(limits, figures, passed);
		if (figures.guarded() > limits.minChanges()) {
			checkPercent(limits, figures, passed);
			checkJump(figures, passed);
		}
		Verdict within = (figures.mode() == RunMode.PLAN) ? Verdict.PLANNED : Verdict.PASSED;
		String summary = "%d changes of %d links".formatted(figures.guarded(), figures.selectionSize());
		return passed.isEmpty() ? decision(within, summary + " are within the limits", figures, now)
				: decision(Verdict.GUARD, summary + ": " + String.join("; ", passed), figures, now);
	}

	private static GuardDecision decision(Verdict verdict, String reason, Figures figures, Instant now) {
		return new GuardDecision(verdict, reason, figures.guarded(), figures.selectionSize(), now);
	}

	private static void checkCount(Limits limits, Figures figures, List<String> passed) {
		if (figures.guarded() > limits.maxChanges()) {
			passed.add("limits.maxChanges is %d, over by %d".formatted(limits.maxChanges(),
					figures.guarded() - limits.maxChanges()));
		}
	}

	private static void checkPercent(Limits limits, Figures figures, List<String> passed) {
		BigDecimal hundredfold = BigDecimal.valueOf(figures.guarded()).multiply(BigDecimal.valueOf(100));
		BigDecimal allowed = limits.maxPercent().multiply(BigDecimal.valueOf(figures.selectionSize()));
		if (hundredfold.compareTo(allowed) > 0) {
			long most = allowed.longValue() / 100;
			passed.add("limits.maxPercent is %s, that is %d, over by %d".formatted(limits.maxPercent().toPlainString(),
					most, figures.guarded() - most));
		}
	}

	private static void checkJump(Figures figures, List<String> passed) {
		if (figures.earlier().size() < COMPARABLE_RUNS) {
			return;
		}
		long usual = median(figures.earlier());
		long most = Math.max(JUMP_FACTOR * usual, figures.selectionSize() / 100);
		if (figures.guarded() > most) {
			passed.add(
					"an unusual jump: earlier runs had %d changes in the middle, so %d are expected at most, over by %d"
						.formatted(usual, most, figures.guarded() - most));
		}
	}

	private static long median(List<Long> values) {
		List<Long> sorted = values.stream().sorted().toList();
		return sorted.get(sorted.size() / 2);
	}

}
