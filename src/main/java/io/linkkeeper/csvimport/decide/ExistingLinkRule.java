package io.linkkeeper.csvimport.decide;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.linkkeeper.csvimport.decide.DesiredLink.Action;
import io.linkkeeper.csvimport.row.RowRejectedException;
import io.linkkeeper.csvimport.row.RowTargets;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.ShortLink;
import io.linkkeeper.link.StartChange;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a row changes about a link that exists. Not thread-safe.
 */
final class ExistingLinkRule {

	private final Admission admission;

	private final ExistingLinks account;

	private final RowTargets targets;

	private final Instant asOf;

	ExistingLinkRule(Admission admission, ExistingLinks account, RowTargets targets, Instant asOf) {
		this.admission = admission;
		this.account = account;
		this.targets = targets;
		this.asOf = asOf;
	}

	/**
	 * Decides about a link.
	 * @param desired its desired state
	 * @param link the link
	 * @param heldUntil when a run is to enable it, or {@code null} when none is
	 * @return the change, or {@code null} when the link is as desired
	 * @throws RowRejectedException when the link must stay as it is
	 */
	@Nullable LinkChange decide(DesiredLink desired, ShortLink link, @Nullable Instant heldUntil) {
		if (desired.action() == Action.ADD) {
			throw new RowRejectedException("the link exists already: " + link.id());
		}
		if (desired.action() == Action.DELETE) {
			this.admission.rejectUnadmitted(link);
			return LinkChange.delete(link, desired.reason("requests its deletion", List.of()));
		}
		DesiredStart start = (heldUntil != null) ? desired.startAsOf(this.asOf) : null;
		StartChange moved = (start != null) ? start.changeFrom(heldUntil, this.asOf) : null;
		LinkFields difference = difference((start != null)
				? desired.with(desired.values().with(start.ofHeld(desired.fields(), this.asOf))) : desired, link);
		if (moved != null && difference.isEmpty()) {
			difference = LinkFields.status(link.status());
		}
		if (difference.isEmpty()) {
			return null;
		}
		this.admission.rejectUnadmitted(link);
		this.admission.rejectProtectedName(difference);
		List<String> warnings = this.targets.ofLink(link.id(), difference);
		LinkChange change = LinkChange.update(link, difference, desired.reason("asks for other values", warnings));
		return (moved != null) ? change.starting(moved) : change;
	}

	private LinkFields difference(DesiredLink desired, ShortLink link) {
		LinkFields difference = LinkFields.none();
		for (Map.Entry<LinkField, @Nullable String> field : desired.fields().values().entrySet()) {
			if (field.getKey() == LinkField.UNIQUE_ID) {
				rejectOtherUniqueId(desired, link);
			}
			else if (desired.differsFrom(link, field.getKey())) {
				desired.rejectProblem(field.getKey());
				difference = difference.with(field.getKey(), field.getValue());
			}
		}
		return difference;
	}

	/** Accepts any uniqueId where the server does not support uniqueIds. */
	private void rejectOtherUniqueId(DesiredLink desired, ShortLink link) {
		if (desired.differsFrom(link, LinkField.UNIQUE_ID)
				&& (link.uniqueId() != null || this.account.keepsUniqueIds())) {
			throw new RowRejectedException("the uniqueId of the link %s is %s and cannot be changed"
				.formatted(link.id(), (link.uniqueId() != null) ? "'" + link.uniqueId() + "'" : "not set"));
		}
	}

}
