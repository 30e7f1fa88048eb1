package io.linkkeeper.cascade;

import io.linkkeeper.text.Collation;
import org.jspecify.annotations.Nullable;

/**
 * A user who leaves.
 *
 * @param line the line of the file that says so
 * @param userId the user
 * @param successor who takes the links over, or {@code null} when nobody does
 */
record Leaver(long line, String userId, @Nullable String successor) {

	/**
	 * The form in which the server compares the user with others.
	 */
	String key() {
		return Collation.key(this.userId);
	}

}
