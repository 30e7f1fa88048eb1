package io.linkkeeper.csvimport;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.linkkeeper.link.ShortLink;

/**
 * What an import must know of the account. A failed look-up is never an empty one.
 */
interface Account {

	/**
	 * The links that rows find.
	 * @param keys the keys, all different
	 * @return the links of each key; a key without links may be missing
	 */
	Map<String, List<ShortLink>> linksOf(Collection<String> keys);

	/**
	 * The owners that the account does not know.
	 * @param userIds the owners, all different
	 * @return those of them that do not exist
	 */
	Set<String> unknownOwners(Collection<String> userIds);

}
