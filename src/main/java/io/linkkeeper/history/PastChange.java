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
 * A change that an earlier run made to a link, or may have made.
 *
 * @param runId the run
 * @param type the run's job type
 * @param linkId the link, or {@code null} for an add without a known link
 * @param change the change
 * @param result its state and effect
 */
public record PastChange(long runId, String type, @Nullable String linkId, LinkChange change, Result result) {

	/**
	 * Returns the change's state.
	 * @return the state
	 */
	public ChangeState state() {
		return this.result.state();
	}

	/**
	 * Returns whether the change needed no request.
	 * @return true when the link had the after image already
	 */
	public boolean alreadySo() {
		return this.result.alreadySo();
	}

	/**
	 * Returns when the outcome was recorded.
	 * @return the instant, or {@code null} when there is none
	 */
	public @Nullable Instant settledAt() {
		return this.result.settledAt();
	}

	/**
	 * Returns the link's updatedAt after the change.
	 * @return the instant, or {@code null} when not known
	 */
	public @Nullable Instant leftUpdatedAt() {
		return this.result.leftUpdatedAt();
	}

	/**
	 * Describes what was changed: the before image, or the fields of an add.
	 * @return JSON in one line
	 */
	public String subject() {
		ShortLink before = this.change.before();
		return (before != null) ? LinkJson.write(before) : LinkJson.write(this.change.after());
	}

	/**
	 * Whether this is a pure disable by a run of a job type.
	 * @param jobType the type
	 * @return true for such a change in any state
	 */
	public boolean isDisableBy(String jobType) {
		return this.type.equals(jobType) && this.change.after().equals(LinkFields.status(LinkStatus.DISABLED));
	}

	/**
	 * Whether this change was applied by a request and the link is unchanged since.
	 * @param link the current link
	 * @return true when the link is as the change left it
	 */
	public boolean stillHoldsFor(ShortLink link) {
		return link.updatedAt().equals(leftUpdatedAt()) && leftFieldsOf(link);
	}

	/**
	 * Whether this change was applied by a request and the link still has, or has again,
	 * the fields that it left.
	 * @param link the current link
	 * @return true when every field is as the change left it
	 */
	public boolean leftFieldsOf(ShortLink link) {
		ShortLink before = this.change.before();
		LinkFields left = (before != null) ? before.fields().overlaidBy(this.change.after()) : added(link);
		return state() == ChangeState.APPLIED && !alreadySo() && left.areSetOn(link);
	}

	/**
	 * Whether the link is unchanged since this change, including one that the API did not
	 * apply as planned.
	 * @param link the current link
	 * @return true when the link is as the change left it
	 */
	public boolean left(ShortLink link) {
		return (state() == ChangeState.APPLIED) ? stillHoldsFor(link)
				: link.updatedAt().equals(leftUpdatedAt()) && this.change.leavesOtherFieldsOf(link);
	}

	/**
	 * A server that does not support uniqueIds returns none.
	 */
	private LinkFields added(ShortLink link) {
		return (link.uniqueId() != null) ? this.change.after() : this.change.after().without(LinkField.UNIQUE_ID);
	}

	/**
	 * The state and effect of a past change.
	 *
	 * @param state the change's state
	 * @param alreadySo whether the change needed no request
	 * @param settledAt when the outcome was recorded, or {@code null} when there is none
	 * @param leftUpdatedAt the link's updatedAt after the change, or {@code null} when
	 * not known
	 */
	public record Result(ChangeState state, boolean alreadySo, @Nullable Instant settledAt,
			@Nullable Instant leftUpdatedAt) {
	}

}
