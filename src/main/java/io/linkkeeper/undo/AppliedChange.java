package io.linkkeeper.undo;

import io.linkkeeper.history.PastChange;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * Something that the run did, and its link as it is now.
 *
 * @param seq its place in the run
 * @param change what it did
 * @param now the link now, or {@code null} when it is gone
 * @param last the last thing that any run did to the link, or {@code null}
 */
record AppliedChange(long seq, PastChange change, @Nullable ShortLink now, @Nullable PastChange last) {

	/**
	 * Whether the link still is exactly as the run left it.
	 */
	boolean isUntouched() {
		return this.now != null && this.change.left(this.now);
	}

}
