package io.linkkeeper.csvimport;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.linkkeeper.link.ShortLink;

/**
 * What an import must know of the account. A failed look-up is never an empty one.
 */
interface ExistingLinks {

	/**
	 * The links that rows find.
	 * @param keys the keys, all different
	 * @return the links of each key; a key without links may be missing
	 */
	Map<String, List<ShortLink>> linksOf(Collection<String> keys);

	/**
	 * Whether links keep their uniqueIds, which they do not on old servers.
	 * @return true when they surely do
	 */
	boolean keepsUniqueIds();

	/**
	 * The owners that the account knows.
	 * @param userIds the owners
	 * @return by each of these that exists, the owner as the server spells it
	 */
	Map<String, String> owners(Collection<String> userIds);

}
