package io.linkkeeper.housekeeping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;

/**
 * Decides whether a change may be forgotten. Expiry's stage two deletes a link when the
 * last that runs did to it is that an expire run disabled it. So such a last word stays,
 * and no other last word goes while forgetting it would make an older one the last. A
 * pure function of a link's history.
 */
final class LastWord {

	private LastWord() {
	}

	/**
	 * Whether what a run did to a link may be forgotten.
	 * @param runId the run
	 * @param history what runs did to the link, or may have done, the last one last
	 * @param goesFirst which runs of lower ids are forgotten before this one, as far as
	 * they may be
	 * @return false when a later run may need it
	 */
	static boolean mayGo(long runId, List<PastChange> history, LongPredicate goesFirst) {
		List<PastChange> left = new ArrayList<>(history);
		history.stream()
			.filter((past) -> past.runId() < runId && goesFirst.test(past.runId()))
			.sorted(Comparator.comparingLong(PastChange::runId))
			.forEach((past) -> {
				if (mayGo(past, left)) {
					left.remove(past);
				}
			});
		return left.stream().filter((past) -> past.runId() == runId).allMatch((past) -> mayGo(past, left));
	}

	private static boolean mayGo(PastChange change, List<PastChange> history) {
		if (change.state() != ChangeState.APPLIED) {
			return history.size() == 1;
		}
		// what is under way may come to nothing yet, so it has not the last word
		List<PastChange> applied = history.stream().filter((past) -> past.state() == ChangeState.APPLIED).toList();
		boolean isLast = applied.get(applied.size() - 1).runId() == change.runId();
		return !isLast || (applied.size() == 1 && !isWaitedFor(change));
	}

	private static boolean isWaitedFor(PastChange change) {
		return change.isDisableBy(JobType.EXPIRE.label()) && !change.alreadySo();
	}

}
