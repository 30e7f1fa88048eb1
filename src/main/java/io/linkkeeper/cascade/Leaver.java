package io.linkkeeper.cascade;

import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * A row of the file of leavers.
 *
 * @param line the line of the row
 * @param userId the user who leaves
 * @param successor the user who takes the links over, or {@code null} for none
 */
record Leaver(long line, String userId, @Nullable String successor) {

	/**
	 * Returns the collation key of the user, which is equal for all spellings that the
	 * server treats as one user.
	 */
	String key() {
		return Collation.key(this.userId);
	}

}
