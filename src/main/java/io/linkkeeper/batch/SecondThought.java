package io.linkkeeper.batch;

import java.util.List;

import io.linkkeeper.link.LinkChange;

/**
 * Thinks again about deletes, which are final, right before they are sent. Their links,
 * and their witnesses, were just found to be as they were.
 */
@FunctionalInterface
public interface SecondThought {

	/**
	 * Decides once more.
	 * @param deletes the deletes that are about to be sent
	 * @return those of them that are still wanted
	 */
	List<LinkChange> stillWanted(List<LinkChange> deletes);

}
