package io.linkkeeper.collect;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.linkkeeper.link.ShortLink;

/**
 * Looks single links and users up, as they are now. Thread-safe. Every method throws what
 * {@link io.linkkeeper.kaltura.KalturaClient} throws; a failed look-up is never an empty
 * one.
 */
public interface LinkLookup {

	/**
	 * Looks links up by id.
	 * @param ids the ids, any number
	 * @return those links that exist and are not deleted, in no order
	 */
	List<ShortLink> byIds(Collection<String> ids);

	/**
	 * Looks links up by systemName. The API disregards case, accents and trailing blanks
	 * (server behaviour); this method does not.
	 * @param systemNames the names, any number, none of them empty
	 * @return all links with exactly one of these names, enabled or disabled, in no
	 * order; of a name that more than 500 links share, at least two
	 */
	List<ShortLink> bySystemName(Collection<String> systemNames);

	/**
	 * Looks links up by uniqueId, of which the API disregards case.
	 * @param uniqueIds the uniqueIds, any number, none of them empty
	 * @return for each uniqueId its links, perhaps none
	 * @throws io.linkkeeper.kaltura.error.UntrustworthyAnswerException when the server is too
	 * old to know uniqueIds and so lists all its links
	 */
	Map<String, List<ShortLink>> byUniqueIds(Collection<String> uniqueIds);

	/**
	 * Whether the server keeps uniqueIds, which old ones do not.
	 * @return true when it surely does; false also for an account without links, as they
	 * are what tells
	 */
	boolean keepsUniqueIds();

	/**
	 * Looks users up. The API disregards case, accents and trailing blanks (server
	 * behaviour). That its list leaves a user out is never taken for an answer.
	 * @param ids the users, any number, none of them empty
	 * @return by each of these ids that names a user, the id as the API spells it
	 */
	Map<String, String> users(Collection<String> ids);

	/**
	 * Whether a user exists.
	 * @param id the user, not empty
	 * @return whether the API knows the user
	 */
	default boolean isUser(String id) {
		return users(List.of(id)).containsKey(id);
	}

}
