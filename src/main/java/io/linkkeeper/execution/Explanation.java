package io.linkkeeper.execution;

import io.linkkeeper.link.LinkChange;
import org.jspecify.annotations.Nullable;

/**
 * What a job would do to a link, and why.
 *
 * @param change what it would do, or {@code null} to leave the link as it is
 * @param reason why, in words for people
 */
public record Explanation(@Nullable LinkChange change, String reason) {

	/**
	 * A change, which brings its reason with it.
	 * @param change the change
	 * @return the explanation
	 */
	public static Explanation of(LinkChange change) {
		return new Explanation(change, change.reason());
	}

	/**
	 * No change.
	 * @param reason why not
	 * @return the explanation
	 */
	public static Explanation none(String reason) {
		return new Explanation(null, reason);
	}

}
