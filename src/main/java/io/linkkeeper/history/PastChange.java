package io.linkkeeper.history;

import java.time.Instant;

import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.LinkJson;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.ShortLink;
import org.jspecify.annotations.Nullable;

/**
 * What a run did to a link before.
 *
 * @param runId the run
 * @param type its job type
 * @param linkId the link, or {@code null} for an add of which no link is known
 * @param change what it did
 * @param state how it ended
 * @param alreadySo whether nothing had to be done
 * @param settledAt when it ended, or {@code null} when it has not
 * @param leftUpdatedAt the link's updatedAt after the change, or {@code null}
 */
public record PastChange(long runId, String type, @Nullable String linkId, LinkChange change, ChangeState state,
		boolean alreadySo, @Nullable Instant settledAt, @Nullable Instant leftUpdatedAt) {

	/**
	 * What was changed, for people: the link before, or the fields of the one that was
	 * added, as JSON.
	 * @return one line
	 */
	public String subject() {
		ShortLink before = this.change.before();
		return (before != null) ? LinkJson.write(before) : LinkJson.write(this.change.after());
	}

	/**
	 * Whether this change disables its link, and nothing else, for a run of a type.
	 * @param jobType the type
	 * @return true when it does, whatever came of it
	 */
	public boolean isDisableBy(String jobType) {
		return this.type.equals(jobType) && this.change.after().equals(LinkFields.status(LinkStatus.DISABLED));
	}

	/**
	 * Whether this change was really made, by us, and the link still is exactly as it
	 * left it.
	 * @param link the link now
	 * @return true when nobody touched the link since
	 */
	public boolean stillHoldsFor(ShortLink link) {
		ShortLink before = this.change.before();
		LinkFields left = (before != null) ? before.fields().overlaidBy(this.change.after()) : added(link);
		return this.state == ChangeState.APPLIED && !this.alreadySo && link.updatedAt().equals(this.leftUpdatedAt)
				&& left.areSetOn(link);
	}

	/**
	 * Whether the link is as this change left it, also where the server did not take it
	 * as planned.
	 * @param link the link now
	 * @return true when nobody touched the link since
	 */
	public boolean left(ShortLink link) {
		return (this.state == ChangeState.APPLIED) ? stillHoldsFor(link)
				: link.updatedAt().equals(this.leftUpdatedAt) && this.change.leavesOtherFieldsOf(link);
	}

	/**
	 * A server that is too old for uniqueIds shows none.
	 */
	private LinkFields added(ShortLink link) {
		return (link.uniqueId() != null) ? this.change.after() : this.change.after().without(LinkField.UNIQUE_ID);
	}

}
