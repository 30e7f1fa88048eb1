package io.linkkeeper.undo;

import io.linkkeeper.history.PastChange;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A change of the run to undo, with the current link. Includes changes with an unknown
 * outcome.
 *
 * @param seq the number of the change in its run
 * @param change the change
 * @param now the current link, or {@code null} when it is deleted
 * @param last the last change that any run applied to the link, or {@code null}
 */
record AppliedChange(long seq, PastChange change, @Nullable ShortLink now, @Nullable PastChange last) {

	/**
	 * Whether the current link equals the after image of the change.
	 */
	boolean isUntouched() {
		return this.now != null && this.change.left(this.now);
	}

}
