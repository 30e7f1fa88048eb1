package io.linkkeeper.cascade;

import java.util.Collection;
import java.util.List;

/**
 * Looks up the users of an account. Each method throws the exceptions of
 * {@link io.linkkeeper.kaltura.KalturaClient}; a failed look-up never returns an empty
 * result. Thread-safe.
 */
interface UserDirectory {

	/**
	 * Lists users by id.
	 * @param ids no more ids than one list call accepts, none with a comma or a leading
	 * blank
	 * @return the ids of the listed users, in the server's spelling
	 */
	List<String> listed(Collection<String> ids);

	/**
	 * Whether a user exists.
	 * @param id the user, not empty
	 * @return false only when the server answers that the user does not exist
	 */
	boolean exists(String id);

}
