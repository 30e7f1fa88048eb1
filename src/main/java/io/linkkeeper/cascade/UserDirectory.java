package io.linkkeeper.cascade;

import java.util.Collection;
import java.util.List;

/**
 * Knows the users of an account. Each method throws what
 * {@link io.linkkeeper.kaltura.KalturaClient} throws; a failed look-up is never an empty
 * one. Thread-safe.
 */
interface UserDirectory {

	/**
	 * Looks for users in the account's list.
	 * @param ids at most a list's worth of ids, none with a comma or a blank in front
	 * @return the ids of those that are listed, as the server spells them
	 */
	List<String> listed(Collection<String> ids);

	/**
	 * Asks about one user.
	 * @param id the user, not empty
	 * @return false only when the server says that there is no such user
	 */
	boolean exists(String id);

}
