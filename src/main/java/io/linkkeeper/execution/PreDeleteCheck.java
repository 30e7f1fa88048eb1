package io.linkkeeper.execution;

import java.util.List;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Precondition;

/**
 * Re-evaluates deletes against the current links just before sending, because a delete
 * cannot be undone. The links and preconditions were re-checked before.
 */
@FunctionalInterface
public interface PreDeleteCheck {

	/**
	 * Re-evaluates deletes.
	 * @param deletes the deletes to send
	 * @return those that the rule still plans
	 */
	List<LinkChange> stillPlanned(List<LinkChange> deletes);

	/**
	 * Whether an unchanged precondition still means what the rule relied on, which the
	 * passing of time alone can change. Called for changes of every action.
	 * @param precondition the precondition
	 * @return false when the change must not be sent
	 */
	default boolean stillHolds(Precondition precondition) {
		return true;
	}

}
