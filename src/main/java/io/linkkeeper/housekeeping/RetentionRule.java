package io.linkkeeper.housekeeping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.history.Hold;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;

/**
 * Decides whether a change may be deleted. Stage two of expiry deletes a link whose
 * newest applied change is a disable by an expire run, so such a change is kept, and
 * activate enables what changes of imports hold back, so these are kept; any other newest
 * change is kept while deleting it would make an older one the newest. A pure function of
 * a link's history.
 */
final class RetentionRule {

	private RetentionRule() {
	}

	/**
	 * Tests whether the changes of a run to a link may be deleted.
	 * @param runId the run
	 * @param history the changes of all runs to the link that are applied or may be,
	 * oldest first
	 * @param removedBefore tests for runs of lower ids whose removable changes are
	 * deleted before
	 * @return false when a later run may need the changes
	 */
	static boolean isRemovable(long runId, List<PastChange> history, LongPredicate removedBefore) {
		List<PastChange> remaining = new ArrayList<>(history);
		history.stream()
			.filter((past) -> past.runId() < runId && removedBefore.test(past.runId()))
			.sorted(Comparator.comparingLong(PastChange::runId))
			.forEach((past) -> {
				if (isRemovable(past, remaining)) {
					remaining.remove(past);
				}
			});
		return remaining.stream()
			.filter((past) -> past.runId() == runId)
			.allMatch((past) -> isRemovable(past, remaining));
	}

	private static boolean isRemovable(PastChange change, List<PastChange> history) {
		if (change.state() != ChangeState.APPLIED) {
			return history.size() == 1;
		}
		// unsettled changes may still fail, so they are not the newest applied change
		List<PastChange> applied = history.stream().filter((past) -> past.state() == ChangeState.APPLIED).toList();
		if (Hold.reliesOn(change, applied)) {
			return false;
		}
		boolean isLast = applied.get(applied.size() - 1).runId() == change.runId();
		return !isLast || (applied.size() == 1 && !isNeeded(change));
	}

	private static boolean isNeeded(PastChange change) {
		return change.isDisableBy(JobType.EXPIRE.label()) && !change.alreadySo();
	}

}
