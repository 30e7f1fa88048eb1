package io.linkkeeper.link;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A change that a rule decided on, with everything needed to do it, to check it and to
 * explain it.
 *
 * @param action what to do
 * @param before the link as it was when the rule saw it
 * @param after the fields that the change sets; for a delete the status DELETED
 * @param reason why, in words for people
 */
public record LinkChange(LinkAction action, ShortLink before, LinkFields after, String reason) {

	public LinkChange {
		Objects.requireNonNull(action, "action");
		if (reason.isBlank()) {
			throw new IllegalArgumentException("A change must give its reason: link " + before.id());
		}
		if (after.isEmpty()) {
			throw new IllegalArgumentException("A change must change something: link " + before.id());
		}
	}

	/**
	 * An update of a link.
	 * @param before the link as it is
	 * @param after the fields to set
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange update(ShortLink before, LinkFields after, String reason) {
		return new LinkChange(LinkAction.UPDATE, before, after, reason);
	}

	/**
	 * A delete of a link.
	 * @param before the link as it is
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange delete(ShortLink before, String reason) {
		return new LinkChange(LinkAction.DELETE, before, LinkFields.status(LinkStatus.DELETED), reason);
	}

	/**
	 * The id of the link that is changed.
	 * @return the id
	 */
	public String linkId() {
		return this.before.id();
	}

	/**
	 * Whether this change takes something away and so counts against a run's limits.
	 * Re-enabling does not.
	 * @return true when the limits count it
	 */
	public boolean isGuarded() {
		return !this.after.equals(LinkFields.status(LinkStatus.ENABLED));
	}

	/**
	 * Whether two changes do the same, whatever their reasons and before-images.
	 * @param other another change, or {@code null} for none
	 * @return true when action and fields are the same
	 */
	public boolean doesTheSameAs(@Nullable LinkChange other) {
		return other != null && this.action == other.action && this.after.equals(other.after);
	}

}
