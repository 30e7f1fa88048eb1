package io.linkkeeper.undo;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.definition.section.Protection;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.ChangeKind;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import io.linkkeeper.link.Unchanged;
import org.jspecify.annotations.Nullable;

/**
 * Reverts the changes of a run whose links are unchanged since. An update is reverted
 * field by field; an added link is disabled, or deleted if the settings request it, and
 * so is its twin that the run disabled; a deleted link is added under a new id if the
 * settings request it. A change that cannot be reverted, or that would change a protected
 * link, is rejected with the reason. Not thread-safe.
 */
final class UndoRule {

	private static final Set<ChangeState> UNCERTAIN = EnumSet.of(ChangeState.SENT, ChangeState.UNKNOWN);

	private final UndoSettings settings;

	private final Protection protection;

	private final LinkLookup lookup;

	private final Map<String, Boolean> knownUsers = new HashMap<>();

	private final Recreation recreation;

	private final Instant asOf;

	/**
	 * Creates a rule for one run.
	 * @param settings the settings of the undo
	 * @param protection the links to leave alone
	 * @param lookup looks up users, because the API creates an owner that does not exist,
	 * and links with the name of a deleted one
	 * @param asOf the run's time
	 */
	UndoRule(UndoSettings settings, Protection protection, LinkLookup lookup, Instant asOf) {
		this.settings = settings;
		this.protection = protection;
		this.lookup = lookup;
		this.recreation = new Recreation(settings.run(), lookup);
		this.asOf = asOf;
	}

	Decisions decide(List<AppliedChange> subjects) {
		if (this.settings.recreate()) {
			this.recreation.prepare(subjects.stream().map(AppliedChange::change).map(PastChange::change).toList());
		}
		return Decisions.of(subjects.stream().map(this::decide).toList());
	}

	Decision decide(AppliedChange applied) {
		try {
			requireKnown(applied.change());
			Decision decision = switch (applied.change().change().action()) {
				case ADD -> revertAdd(applied);
				case UPDATE -> applied.twin() ? revertAdd(applied) : revertUpdate(applied);
				case DELETE -> revertDelete(applied);
			};
			requireUnprotected(decision);
			return decision;
		}
		catch (IrreversibleException ex) {
			return new Rejected(applied.seq(), applied.change().subject(), ex.getMessage());
		}
	}

	private static void requireKnown(PastChange change) throws IrreversibleException {
		if (UNCERTAIN.contains(change.state())) {
			throw new IrreversibleException("It is not known whether run %d did this; `undo %d` again finds out"
				.formatted(change.runId(), change.runId()));
		}
	}

	private void requireUnprotected(Decision decision) throws IrreversibleException {
		Optional<String> entry = (decision instanceof LinkChange change) ? this.protection.entryFor(change)
				: Optional.empty();
		if (entry.isPresent()) {
			throw new IrreversibleException("Left alone: protected by " + entry.get());
		}
	}

	private Decision revertAdd(AppliedChange applied) throws IrreversibleException {
		ShortLink link = applied.now();
		boolean isDisabled = link != null && link.status() == LinkStatus.DISABLED && applied.heldUntil() == null;
		if (link == null || (isDisabled && !this.settings.deleteAdded())) {
			return Unchanged.because(() -> (link == null) ? "is deleted already" : "is disabled already");
		}
		requireUntouched(applied);
		String reason = "added by run " + this.settings.run();
		if (this.settings.deleteAdded()) {
			return LinkChange.delete(link, reason);
		}
		LinkChange disable = LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), reason);
		return starting(disable, applied.heldUntil(), null);
	}

	private static LinkChange starting(LinkChange change, @Nullable Instant before, @Nullable Instant after) {
		return Objects.equals(before, after) ? change : change.starting(new StartChange(before, after));
	}

	private Decision revertUpdate(AppliedChange applied) throws IrreversibleException {
		ShortLink before = applied.change().change().link();
		ShortLink link = applied.now();
		LinkFields fields = LinkFields.none();
		for (LinkField field : applied.change().change().after().values().keySet()) {
			if (link == null || !Objects.equals(before.value(field), link.value(field))) {
				fields = fields.with(field, before.value(field));
			}
		}
		Instant heldUntil = heldUntilBefore(applied);
		if (fields.isEmpty() && Objects.equals(heldUntil, applied.heldUntil())) {
			return Unchanged.because(() -> "is as it was before run " + this.settings.run());
		}
		requireUntouched(applied);
		LinkFields restored = fields.isEmpty() ? LinkFields.status(before.status()) : fields;
		return starting(restore(Objects.requireNonNull(link), restored), applied.heldUntil(), heldUntil);
	}

	/**
	 * Returns until when the link was held back before a change. A start that enabled the
	 * link is not repeated, so a time that has passed does not count then.
	 */
	private @Nullable Instant heldUntilBefore(AppliedChange applied) {
		LinkChange change = applied.change().change();
		StartChange start = change.start();
		Instant before = (start != null) ? start.before() : applied.heldUntil();
		boolean isOver = before != null && change.kind() == ChangeKind.ENABLE && !before.isAfter(this.asOf);
		return isOver ? null : before;
	}

	private LinkChange restore(ShortLink link, LinkFields fields) throws IrreversibleException {
		String reason = "as it was before run " + this.settings.run();
		if (!fields.values().containsKey(LinkField.USER_ID)) {
			return LinkChange.update(link, fields, reason);
		}
		String owner = fields.values().get(LinkField.USER_ID);
		if (owner != null && owner.isEmpty()) {
			return LinkChange.update(link, fields, reason);
		}
		if (owner != null && isUser(owner)) {
			return LinkChange.update(link, fields, reason).requiring(new Precondition.User(owner));
		}
		LinkFields others = fields.without(LinkField.USER_ID);
		String missing = (owner != null) ? "its owner " + owner + " is gone" : "it had no owner";
		if (others.isEmpty()) {
			throw new IrreversibleException("Cannot be handed back: " + missing);
		}
		return LinkChange.update(link, others, reason + "; but it keeps its owner, as " + missing);
	}

	private Decision revertDelete(AppliedChange applied) throws IrreversibleException {
		ShortLink before = applied.change().change().link();
		if (applied.now() != null) {
			return Unchanged.because(() -> "is there again");
		}
		if (!this.settings.recreate()) {
			throw new IrreversibleException(
					"Deleted for good: the API cannot bring /tiny/%s back; `undo %d --recreate` adds it under a new id"
						.formatted(before.id(), this.settings.run()));
		}
		String owner = before.userId();
		if (owner == null || owner.isEmpty()) {
			return this.recreation.of(before);
		}
		if (!isUser(owner)) {
			throw new IrreversibleException("Cannot be added again: its owner " + owner + " is gone");
		}
		return this.recreation.of(before).requiring(new Precondition.User(owner));
	}

	private void requireUntouched(AppliedChange applied) throws IrreversibleException {
		if (applied.now() == null) {
			throw new IrreversibleException("The link is gone");
		}
		if (applied.isUntouched()) {
			return;
		}
		PastChange last = applied.last();
		throw new IrreversibleException((last != null && last.runId() != this.settings.run())
				? "Left alone: run %d changed it since".formatted(last.runId())
				: "Left alone: someone changed it since");
	}

	private boolean isUser(String id) {
		return this.knownUsers.computeIfAbsent(id, this.lookup::isUser);
	}

}
