package io.linkkeeper.collect;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.linkkeeper.link.ShortLink;

/**
 * Looks up the current state of links and users. Thread-safe. All methods throw the
 * exceptions of {@link io.linkkeeper.kaltura.KalturaClient}; a failed look-up never
 * returns an empty result.
 */
public interface LinkLookup {

	/**
	 * Looks links up by id.
	 * @param ids the ids, any number
	 * @return the links that exist and are not deleted, in no particular order
	 */
	List<ShortLink> byIds(Collection<String> ids);

	/**
	 * Looks links up by systemName. The API ignores case, accents and trailing blanks
	 * (server behaviour), and so do the answers: compare by
	 * {@link io.linkkeeper.text.Collation}.
	 * @param systemNames the names, any number, none of them empty
	 * @return all enabled and disabled links with one of these names, in no particular
	 * order; at least two for a name that more than 500 links have
	 */
	List<ShortLink> bySystemName(Collection<String> systemNames);

	/**
	 * Looks links up by uniqueId, which the API compares like a systemName.
	 * @param uniqueIds the uniqueIds, any number, none of them empty
	 * @return the links by uniqueId, with an entry for each one
	 * @throws io.linkkeeper.kaltura.error.UntrustworthyAnswerException when the server
	 * does not support uniqueIds and so lists other links
	 */
	Map<String, List<ShortLink>> byUniqueIds(Collection<String> uniqueIds);

	/**
	 * Whether the server supports uniqueIds, which older ones do not.
	 * @return true when it certainly does; false for an account without links, where it
	 * cannot be determined
	 */
	boolean keepsUniqueIds();

	/**
	 * Looks users up. The API ignores case, accents and trailing blanks (server
	 * behaviour). A user that the API's list omits is looked up individually.
	 * @param ids the users, any number, none of them empty
	 * @return the id in the API's spelling for each of the ids that exists
	 */
	Map<String, String> users(Collection<String> ids);

	/**
	 * Whether a user exists.
	 * @param id the user, not empty
	 * @return true when the user exists
	 */
	default boolean isUser(String id) {
		return users(List.of(id)).containsKey(id);
	}

}
