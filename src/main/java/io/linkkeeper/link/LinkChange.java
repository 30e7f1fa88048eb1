package io.linkkeeper.link;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A change that a rule decided on, with everything needed to do it, to check it and to
 * explain it.
 *
 * @param action what to do
 * @param before the link as it was when the rule saw it; {@code null} for an add, and
 * only then
 * @param after the fields that the change sets; for a delete the status DELETED
 * @param reason why, in words for people
 * @param matchField for an add, the field whose value no other link may have when the
 * link is made; {@code null} for other changes
 * @param witnesses what else must still be as it was
 * @param line the line of the input that asked for the change, or {@code null} when none
 * did
 */
public record LinkChange(LinkAction action, @Nullable ShortLink before, LinkFields after, String reason,
		@Nullable LinkField matchField, List<Precondition> witnesses, @Nullable Long line) implements Decision {

	public LinkChange {
		Objects.requireNonNull(action, "action");
		witnesses = List.copyOf(witnesses);
		if (reason.isBlank()) {
			throw new IllegalArgumentException("A change must give its reason");
		}
		if (after.isEmpty()) {
			throw new IllegalArgumentException("A change must change something");
		}
		if ((action == LinkAction.ADD) != (before == null)) {
			throw new IllegalArgumentException("An add, and nothing else, begins without a link");
		}
		if ((action == LinkAction.ADD) != (matchField != null && after.values().get(matchField) != null)) {
			throw new IllegalArgumentException("An add, and nothing else, has a value by which links are matched");
		}
	}

	/**
	 * An add of a link.
	 * @param fields the fields of the new link
	 * @param matchField the field whose value tells whether the link is there already; it
	 * is one of {@code fields}
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange add(LinkFields fields, LinkField matchField, String reason) {
		return new LinkChange(LinkAction.ADD, null, fields, reason, matchField, List.of(), null);
	}

	/**
	 * An update of a link.
	 * @param before the link as it is
	 * @param after the fields to set
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange update(ShortLink before, LinkFields after, String reason) {
		return new LinkChange(LinkAction.UPDATE, before, after, reason, null, List.of(), null);
	}

	/**
	 * A delete of a link.
	 * @param before the link as it is
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange delete(ShortLink before, String reason) {
		return new LinkChange(LinkAction.DELETE, before, LinkFields.status(LinkStatus.DELETED), reason, null, List.of(),
				null);
	}

	/**
	 * The same change, relying on something else as well.
	 * @param witness what else must still be as it was
	 * @return a copy with the witness
	 */
	public LinkChange witnessedBy(Precondition witness) {
		List<Precondition> all = Stream.concat(this.witnesses.stream(), Stream.of(witness)).toList();
		return new LinkChange(this.action, this.before, this.after, this.reason, this.matchField, all, this.line);
	}

	/**
	 * The same change, asked for by a line of an input.
	 * @param line the line, from 1
	 * @return a copy with the line
	 */
	public LinkChange fromLine(long line) {
		return new LinkChange(this.action, this.before, this.after, this.reason, this.matchField, this.witnesses, line);
	}

	/**
	 * The link that is changed, as it was when the rule saw it.
	 * @return the link
	 * @throws IllegalStateException for an add, which has none
	 */
	public ShortLink link() {
		if (this.before == null) {
			throw new IllegalStateException("An add has no link yet");
		}
		return this.before;
	}

	/**
	 * Whether this change takes something away and so counts against a run's limits.
	 * Adding and re-enabling do not.
	 * @return true when the limits count it
	 */
	public boolean isGuarded() {
		return this.action != LinkAction.ADD && !this.after.equals(LinkFields.status(LinkStatus.ENABLED));
	}

	/**
	 * Whether a link is as it was before in every field that this change does not set.
	 * @param link the link of this change, or the one that an add made, of which nothing
	 * was before
	 * @return false when something else was changed
	 */
	public boolean leavesOtherFieldsOf(ShortLink link) {
		ShortLink from = this.before;
		return from == null || Arrays.stream(LinkField.values())
			.filter((field) -> !this.after.values().containsKey(field))
			.allMatch((field) -> Objects.equals(from.value(field), link.value(field)));
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
