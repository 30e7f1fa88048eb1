package io.linkkeeper.ledger;

import java.time.Instant;

import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to a link before.
 *
 * @param runId the run
 * @param type its job type
 * @param linkId the link
 * @param change what it did
 * @param state how it ended
 * @param alreadySo whether nothing had to be done
 * @param settledAt when it ended, or {@code null} when it has not
 * @param leftUpdatedAt the link's updatedAt after the change, or {@code null}
 */
public record PastChange(long runId, String type, String linkId, LinkChange change, ChangeState state,
		boolean alreadySo, @Nullable Instant settledAt, @Nullable Instant leftUpdatedAt) {

	/**
	 * Whether this change was really made, by us, and the link still is exactly as it
	 * left it.
	 * @param link the link now
	 * @return true when nobody touched the link since
	 */
	public boolean stillHoldsFor(ShortLink link) {
		ShortLink before = this.change.before();
		LinkFields left = (before != null) ? before.fields().overlaidBy(this.change.after()) : this.change.after();
		return this.state == ChangeState.APPLIED && !this.alreadySo && link.updatedAt().equals(this.leftUpdatedAt)
				&& left.holdFor(link);
	}

}
