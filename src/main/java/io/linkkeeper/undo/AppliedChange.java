package io.linkkeeper.undo;

import java.time.Instant;

import io.linkkeeper.definition.rule.JobType;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * A change of the run to undo, with the current link. Includes changes with an unknown
 * outcome, and those that were not sent and disable a link that was added twice.
 *
 * @param seq the number of the change in its run
 * @param change the change
 * @param now the current link, or {@code null} when it is deleted
 * @param last the last change that any run applied to the link, or {@code null}
 * @param twin whether the change disables a link that an add of the run made besides its
 * own
 * @param heldUntil when the current link is to be enabled, for a change of its start;
 * {@code null} when it is not held back
 */
record AppliedChange(long seq, PastChange change, @Nullable ShortLink now, @Nullable PastChange last, boolean twin,
		@Nullable Instant heldUntil) {

	/**
	 * Whether the current link is as the change left it: unchanged since, or taken back
	 * there by the undo of a later change. Of a change that was not sent, whether it is
	 * as planned.
	 */
	boolean isUntouched() {
		return this.now != null && (isNotSent() ? this.now.equals(this.change.change().before())
				: this.change.left(this.now) || isTakenBackTo(this.now));
	}

	/** Whether the run planned the change and sent no request for it. */
	boolean isNotSent() {
		return this.change.state() == ChangeState.PLANNED;
	}

	private boolean isTakenBackTo(ShortLink link) {
		return this.last != null && this.last.type().equals(JobType.UNDO.label()) && this.last.left(link)
				&& this.change.leftFieldsOf(link);
	}

}
