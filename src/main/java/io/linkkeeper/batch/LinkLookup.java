package io.linkkeeper.batch;

import java.util.Collection;
import java.util.List;

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
	 * Looks a link up by uniqueId, of which the API disregards case.
	 * @param uniqueId the uniqueId, not empty
	 * @return the links with this uniqueId, at most a page of them
	 * @throws io.linkkeeper.kaltura.UntrustworthyAnswerException when the server is too
	 * old to know uniqueIds and so lists all its links
	 */
	List<ShortLink> byUniqueId(String uniqueId);

	/**
	 * Whether a user exists.
	 * @param id the user, not empty
	 * @return whether the API knows the user
	 */
	boolean isUser(String id);

}
