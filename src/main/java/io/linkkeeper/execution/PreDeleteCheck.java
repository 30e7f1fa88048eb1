package io.linkkeeper.execution;

import java.util.List;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.Precondition;

/**
 * Thinks again about deletes, which are final, right before they are sent. Their links,
 * and their witnesses, were just found to be as they were.
 */
@FunctionalInterface
public interface PreDeleteCheck {

	/**
	 * Decides once more.
	 * @param deletes the deletes that are about to be sent
	 * @return those of them that are still wanted
	 */
	List<LinkChange> stillWanted(List<LinkChange> deletes);

	/**
	 * Whether a witness that is exactly as it was still stands for what the rule saw in
	 * it: time alone can change that. Asked about changes of every kind.
	 * @param witness the witness
	 * @return false when the change must not be made
	 */
	default boolean stillCounts(Precondition witness) {
		return true;
	}

}
