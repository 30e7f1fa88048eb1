package io.linkkeeper.link;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A change that a rule decided on, with everything needed to do it, to check it and to
 * explain it.
 *
 * @param action what to do
 * @param subject what the change is about, once in a run: {@code link:ID} or
 * {@code line:NUMBER}
 * @param before the link as it was when the rule saw it, or {@code null} for an add
 * @param after the fields that the change sets; for a delete the status DELETED
 * @param reason why, in words for people
 */
public record LinkChange(LinkAction action, String subject, @Nullable ShortLink before, LinkFields after,
		String reason) {

	public LinkChange {
		Objects.requireNonNull(after, "after");
		if (subject.isBlank() || reason.isBlank()) {
			throw new IllegalArgumentException("A change must name its subject and its reason");
		}
		if ((before == null) != (action == LinkAction.ADD)) {
			throw new IllegalArgumentException("An add has no link before it, every other change has one: " + subject);
		}
		if (after.isEmpty()) {
			throw new IllegalArgumentException("A change must change something: " + subject);
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
		return new LinkChange(LinkAction.UPDATE, subjectOf(before), before, after, reason);
	}

	/**
	 * A delete of a link.
	 * @param before the link as it is
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange delete(ShortLink before, String reason) {
		return new LinkChange(LinkAction.DELETE, subjectOf(before), before, LinkFields.status(LinkStatus.DELETED),
				reason);
	}

	private static String subjectOf(ShortLink link) {
		return "link:" + link.id();
	}

	/**
	 * The id of the link that is changed.
	 * @return the id, or {@code null} for an add
	 */
	public @Nullable String linkId() {
		return (this.before != null) ? this.before.id() : null;
	}

	/**
	 * Whether this change takes something away and so counts against a run's limits. Adds
	 * and re-enabling do not.
	 * @return true when the limits count it
	 */
	public boolean isGuarded() {
		return this.action != LinkAction.ADD && !this.after.equals(LinkFields.status(LinkStatus.ENABLED));
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
