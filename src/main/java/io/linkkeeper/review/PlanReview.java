package io.linkkeeper.review;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.linkkeeper.audit.Actor;
import io.linkkeeper.audit.AuditLog;
import io.linkkeeper.audit.AuditRow;
import io.linkkeeper.audit.Order;
import io.linkkeeper.guard.PlanGuard;
import io.linkkeeper.history.ChangeSearch;
import io.linkkeeper.history.RunReviews;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.run.ExitCode;
import io.linkkeeper.run.KindCounts;
import io.linkkeeper.run.RefusedException;
import io.linkkeeper.run.Run;
import io.linkkeeper.run.Verdict;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Revises the plan of a run that waits for an approval. The caller holds the lock on the
 * run, and calls in a transaction. Thread-safe.
 */
@Component
public class PlanReview {

	private final ChangeSearch search;

	private final LeftOutRows rows;

	private final PlanGuard guard;

	private final RunReviews reviews;

	private final AuditLog audit;

	private final Clock clock;

	PlanReview(ChangeSearch search, LeftOutRows rows, PlanGuard guard, RunReviews reviews, AuditLog audit,
			Clock clock) {
		this.search = search;
		this.rows = rows;
		this.guard = guard;
		this.reviews = reviews;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Refuses the approval of another plan than the approver has seen, or by the user who
	 * planned.
	 * @param run the current facts of the run
	 * @param approval what the approver has confirmed
	 * @param approver who approves
	 * @throws NotByPlannerException when the user who planned may not approve it
	 */
	public void refuse(Run run, Approval approval, Actor approver) {
		String seen = approval.fingerprint();
		String now = this.reviews.fingerprint(run);
		if (seen != null && !seen.equals(now)) {
			throw new RefusedException(ExitCode.USAGE,
					"The plan of run %d is not the one that was seen: its fingerprint is %s now. `show %d --changes` shows it as it is."
						.formatted(run.id(), now, run.id()));
		}
		boolean weighty = run.kinds().of(ChangeKind.DELETE) > 0
				|| Objects.requireNonNull(run.decision()).verdict() == Verdict.GUARD;
		FourEyes
			.refusal(new FourEyes.Facts(approver, this.audit.creation(run.id()).map(AuditRow::actor).orElse(null),
					weighty, approval.approvers()))
			.ifPresent((why) -> {
				throw new NotByPlannerException("The plan of run %d is not approved: %s.".formatted(run.id(), why));
			});
	}

	/**
	 * Leaves changes out of a plan, or puts them back, and compares the plan with its
	 * limits again. Changes that are left out already, or not at all, stay.
	 * @param run the current facts of the run
	 * @param choice which changes
	 * @param order who orders it, and why
	 * @return the number of changes
	 * @throws RefusedException when no change matches
	 */
	public long revise(Run run, Choice choice, Order order) {
		Map<ChangeKind, Long> moved = new EnumMap<>(ChangeKind.class);
		this.search.seqs(run.id(), choice.filter(),
				(seqs) -> move(run, seqs, choice, order).forEach((kind) -> moved.merge(kind, 1L, Long::sum)));
		long count = moved.values().stream().mapToLong(Long::longValue).sum();
		if (count == 0) {
			throw new RefusedException(ExitCode.USAGE,
					"No change of run %d that is %s matches %s. Nothing was changed; `show %d --changes` lists them."
						.formatted(run.id(), choice.again() ? "left out" : "planned", choice.words(), run.id()));
		}
		KindCounts kinds = after(run.kinds(), moved, choice.again() ? 1 : -1);
		this.rows.record(run, kinds, choice.again() ? -count : count, this.guard.decide(run, kinds));
		return count;
	}

	private List<ChangeKind> move(Run run, List<Long> seqs, Choice choice, Order order) {
		return choice.again() ? this.rows.putBack(run.id(), seqs)
				: this.rows.leaveOut(run.id(), seqs, note(order), this.clock.instant());
	}

	private static String note(Order order) {
		@Nullable String reason = order.reason();
		return "%s (%s)".formatted(Objects.requireNonNullElse(reason, "left out"), order.actor().name());
	}

	private static KindCounts after(KindCounts before, Map<ChangeKind, Long> moved, int sign) {
		Map<ChangeKind, Long> kinds = new EnumMap<>(before.counts());
		moved.forEach((kind, count) -> kinds.merge(kind, sign * count, Long::sum));
		return new KindCounts(kinds);
	}

}
