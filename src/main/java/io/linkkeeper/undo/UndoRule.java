package io.linkkeeper.undo;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.linkkeeper.collect.LinkLookup;
import io.linkkeeper.definition.rule.UndoSettings;
import io.linkkeeper.history.PastChange;
import io.linkkeeper.ledger.ChangeState;
import io.linkkeeper.ledger.Decisions;
import io.linkkeeper.link.Decision;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.LinkStatus;
import io.linkkeeper.link.Precondition;
import io.linkkeeper.link.Rejected;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.Unchanged;

/**
 * Puts back what a run changed, wherever the link still is as the run left it. An update
 * is taken back field by field, an add by disabling its link, or deleting it on request.
 * A deleted link cannot come back under its id; on request it is added again under a new
 * one. What cannot be put back is rejected with its reason.
 */
final class UndoRule {

	private static final Set<ChangeState> UNCERTAIN = EnumSet.of(ChangeState.SENT, ChangeState.UNKNOWN);

	private final UndoSettings settings;

	private final LinkLookup lookup;

	private final Map<String, Boolean> knownUsers = new HashMap<>();

	private final Recreation recreation;

	/**
	 * A rule for one run.
	 * @param settings which run, and how far to go
	 * @param lookup tells which users exist, as the API would make one that does not, and
	 * what stands in the way of links that are added again
	 */
	UndoRule(UndoSettings settings, LinkLookup lookup) {
		this.settings = settings;
		this.lookup = lookup;
		this.recreation = new Recreation(settings.run(), lookup);
	}

	Decisions decide(List<AppliedChange> subjects) {
		if (this.settings.recreate()) {
			this.recreation.prepare(subjects.stream().map(AppliedChange::change).map(PastChange::change).toList());
		}
		return Decisions.of(subjects.stream().map(this::decide).toList());
	}

	Decision decide(AppliedChange done) {
		try {
			requireKnown(done.change());
			return switch (done.change().change().action()) {
				case ADD -> revertAdd(done);
				case UPDATE -> revertUpdate(done);
				case DELETE -> revertDelete(done);
			};
		}
		catch (IrreversibleException ex) {
			return new Rejected(done.seq(), done.change().subject(), ex.getMessage());
		}
	}

	private static void requireKnown(PastChange change) throws IrreversibleException {
		if (UNCERTAIN.contains(change.state())) {
			throw new IrreversibleException("It is not known whether run %d did this; `restart %d` finds out"
				.formatted(change.runId(), change.runId()));
		}
	}

	private Decision revertAdd(AppliedChange done) throws IrreversibleException {
		ShortLink link = done.now();
		if (link == null || (link.status() == LinkStatus.DISABLED && !this.settings.deleteAdded())) {
			return Unchanged.because(() -> (link == null) ? "is deleted already" : "is disabled already");
		}
		requireUntouched(done);
		String reason = "added by run " + this.settings.run();
		return this.settings.deleteAdded() ? LinkChange.delete(link, reason)
				: LinkChange.update(link, LinkFields.status(LinkStatus.DISABLED), reason);
	}

	private Decision revertUpdate(AppliedChange done) throws IrreversibleException {
		ShortLink before = done.change().change().link();
		ShortLink link = done.now();
		LinkFields fields = LinkFields.none();
		for (LinkField field : done.change().change().after().values().keySet()) {
			if (link == null || !Objects.equals(before.value(field), link.value(field))) {
				fields = fields.with(field, before.value(field));
			}
		}
		if (fields.isEmpty()) {
			return Unchanged.because(() -> "is as it was before run " + this.settings.run());
		}
		requireUntouched(done);
		return restore(Objects.requireNonNull(link), fields);
	}

	private LinkChange restore(ShortLink link, LinkFields fields) throws IrreversibleException {
		String reason = "as it was before run " + this.settings.run();
		if (!fields.values().containsKey(LinkField.USER_ID)) {
			return LinkChange.update(link, fields, reason);
		}
		String owner = fields.values().get(LinkField.USER_ID);
		if (owner != null && isUser(owner)) {
			return LinkChange.update(link, fields, reason).requiring(new Precondition.User(owner));
		}
		LinkFields others = fields.without(LinkField.USER_ID);
		String lost = (owner != null) ? "its owner " + owner + " is gone" : "it had no owner";
		if (others.isEmpty()) {
			throw new IrreversibleException("Cannot be handed back: " + lost);
		}
		return LinkChange.update(link, others, reason + "; but it keeps its owner, as " + lost);
	}

	private Decision revertDelete(AppliedChange done) throws IrreversibleException {
		ShortLink before = done.change().change().link();
		if (done.now() != null) {
			return Unchanged.because(() -> "is there again");
		}
		if (!this.settings.recreate()) {
			throw new IrreversibleException(
					"Deleted for good: the API cannot bring /tiny/%s back; `undo %d --recreate` adds it under a new id"
						.formatted(before.id(), this.settings.run()));
		}
		String owner = before.userId();
		if (owner != null && !isUser(owner)) {
			throw new IrreversibleException("Cannot be added again: its owner " + owner + " is gone");
		}
		LinkChange add = this.recreation.of(before);
		return (owner != null) ? add.requiring(new Precondition.User(owner)) : add;
	}

	private void requireUntouched(AppliedChange done) throws IrreversibleException {
		if (done.now() == null) {
			throw new IrreversibleException("The link is gone");
		}
		if (done.isUntouched()) {
			return;
		}
		PastChange last = done.last();
		throw new IrreversibleException((last != null && last.runId() != this.settings.run())
				? "Left alone: run %d changed it since".formatted(last.runId())
				: "Left alone: someone changed it since");
	}

	private boolean isUser(String id) {
		return this.knownUsers.computeIfAbsent(id, this.lookup::isUser);
	}

}
