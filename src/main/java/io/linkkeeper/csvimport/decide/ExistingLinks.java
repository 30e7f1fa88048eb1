package io.linkkeeper.csvimport.decide;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.linkkeeper.link.ShortLink;

/**
 * Looks up the links and owners of the account that an import depends on. Each method
 * throws the exceptions of {@link io.linkkeeper.kaltura.KalturaClient}; a failed look-up
 * never returns an empty result. Not thread-safe.
 */
public interface ExistingLinks {

	/**
	 * Looks links up by the keys of rows.
	 * @param keys the distinct keys
	 * @return the links by key; may omit a key without links
	 */
	Map<String, List<ShortLink>> linksOf(Collection<String> keys);

	/**
	 * Looks a link up by its id.
	 * @param id the id
	 * @return the URL to which the link leads, or empty when there is no such link
	 */
	Optional<String> targetOf(String id);

	/**
	 * Whether the server supports uniqueIds, which older ones do not.
	 * @return true when it certainly does
	 */
	boolean keepsUniqueIds();

	/**
	 * Whether a link that is added without an owner gets the session's user. Warns once
	 * when it gets none.
	 * @return false when the session has no user
	 */
	boolean givesOwner();

	/**
	 * Tells when links that runs hold back are to be enabled.
	 * @param links the current links
	 * @return the time by id, for each link that is held back
	 */
	Map<String, Instant> startsOf(List<ShortLink> links);

	/**
	 * Looks owners up.
	 * @param userIds the user ids
	 * @return the id in the server's spelling for each of the ids that exists
	 */
	Map<String, String> owners(Collection<String> userIds);

}
