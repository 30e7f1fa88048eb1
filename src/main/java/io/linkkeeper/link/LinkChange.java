package io.linkkeeper.link;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A planned change of one link: the action, the before and after image, the preconditions
 * and the reason.
 *
 * @param action the API action
 * @param before the before image, the link as the rule read it; {@code null} exactly for
 * an add
 * @param after the after image, the fields that the change sets or clears; for a delete
 * the status DELETED
 * @param matchField for an add, the field whose value no existing link may have when the
 * add is sent; {@code null} for other actions
 * @param preconditions what the change relies on besides its link
 * @param origin why and from which input line the change is planned, and what it does to
 * the link's start
 */
public record LinkChange(LinkAction action, @Nullable ShortLink before, LinkFields after,
		@Nullable LinkField matchField, List<Precondition> preconditions, Origin origin) implements Decision {

	public LinkChange {
		Objects.requireNonNull(action, "action");
		preconditions = List.copyOf(preconditions);
		if (after.isEmpty()) {
			throw new IllegalArgumentException("A change must change something");
		}
		if ((action == LinkAction.ADD) != (before == null)) {
			throw new IllegalArgumentException("Exactly an add has no before image");
		}
		if ((action == LinkAction.ADD) != (matchField != null && after.values().get(matchField) != null)) {
			throw new IllegalArgumentException("Exactly an add has a match field with a value");
		}
	}

	/**
	 * Creates an add.
	 * @param fields the fields of the link to create
	 * @param matchField the field by which an existing link is recognized; {@code fields}
	 * has a value for it
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange add(LinkFields fields, LinkField matchField, String reason) {
		return new LinkChange(LinkAction.ADD, null, fields, matchField, List.of(), Origin.rule(reason));
	}

	/**
	 * Creates an update.
	 * @param before the link as it is
	 * @param after the fields to set
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange update(ShortLink before, LinkFields after, String reason) {
		return new LinkChange(LinkAction.UPDATE, before, after, null, List.of(), Origin.rule(reason));
	}

	/**
	 * Creates a delete.
	 * @param before the link as it is
	 * @param reason why
	 * @return the change
	 */
	public static LinkChange delete(ShortLink before, String reason) {
		return new LinkChange(LinkAction.DELETE, before, LinkFields.status(LinkStatus.DELETED), null, List.of(),
				Origin.rule(reason));
	}

	/**
	 * Returns a copy of this change with one more precondition.
	 * @param precondition what the change also relies on
	 * @return the copy
	 */
	public LinkChange requiring(Precondition precondition) {
		List<Precondition> all = Stream.concat(this.preconditions.stream(), Stream.of(precondition)).toList();
		return new LinkChange(this.action, this.before, this.after, this.matchField, all, this.origin);
	}

	/**
	 * Returns a copy of this change that is requested by an input line.
	 * @param line the line number, from 1
	 * @return the copy
	 */
	public LinkChange fromLine(long line) {
		return new LinkChange(this.action, this.before, this.after, this.matchField, this.preconditions,
				new Origin(reason(), line, start()));
	}

	/**
	 * Returns a copy of this change that also changes when the link is to be enabled.
	 * @param start the time before and after
	 * @return the copy
	 */
	public LinkChange starting(StartChange start) {
		return new LinkChange(this.action, this.before, this.after, this.matchField, this.preconditions,
				new Origin(reason(), line(), start));
	}

	/**
	 * Returns why the change is planned.
	 * @return the reason
	 */
	public String reason() {
		return this.origin.reason();
	}

	/**
	 * Returns the input line that requests the change.
	 * @return the line number, or {@code null} for none
	 */
	public @Nullable Long line() {
		return this.origin.line();
	}

	/**
	 * Returns the change of the time at which the link is to be enabled.
	 * @return the time before and after, or {@code null} when it stays as it is
	 */
	public @Nullable StartChange start() {
		return this.origin.start();
	}

	/**
	 * Whether the change sets a time at which its link is to be enabled.
	 * @return true when the link is held back after the change
	 */
	public boolean holdsBack() {
		StartChange start = start();
		return start != null && start.after() != null;
	}

	/**
	 * Returns the before image of a change that has one.
	 * @return the link
	 * @throws IllegalStateException for an add
	 */
	public ShortLink link() {
		if (this.before == null) {
			throw new IllegalStateException("An add has no link yet");
		}
		return this.before;
	}

	/**
	 * Returns what the change does to its link.
	 * @return the kind, as plans report it
	 */
	public ChangeKind kind() {
		return ChangeKind.of(this);
	}

	/**
	 * Whether a link still equals the before image in every field that this change does
	 * not set. True for every link when there is no before image.
	 * @param link the current link of this change
	 * @return false when another field differs
	 */
	public boolean leavesOtherFieldsOf(ShortLink link) {
		ShortLink from = this.before;
		return from == null || Arrays.stream(LinkField.values())
			.filter((field) -> !this.after.values().containsKey(field))
			.allMatch((field) -> Objects.equals(from.value(field), link.value(field)));
	}

	/**
	 * Whether two changes have the same action and after image, regardless of reason and
	 * before image.
	 * @param other another change, or {@code null} for none
	 * @return true when action and after image are equal
	 */
	public boolean doesTheSameAs(@Nullable LinkChange other) {
		return other != null && this.action == other.action && this.after.equals(other.after);
	}

	/**
	 * What the ledger keeps of a change besides its call: why and from which input line
	 * it is planned, and what it does to the start of its link.
	 *
	 * @param reason why the rule plans the change, for operators
	 * @param line the input line that requests the change, or {@code null} for none
	 * @param start the change of the link's start, or {@code null} for none
	 */
	public record Origin(String reason, @Nullable Long line, @Nullable StartChange start) {

		public Origin {
			if (reason.isBlank()) {
				throw new IllegalArgumentException("A change must give its reason");
			}
		}

		private static Origin rule(String reason) {
			return new Origin(reason, null, null);
		}

	}

}
