package io.linkkeeper.csvimport.decide;

import java.time.Instant;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.linkkeeper.csvimport.decide.DesiredLink.Action;
import io.linkkeeper.csvimport.row.RowRejectedException;
import io.linkkeeper.csvimport.row.RowTargets;
import io.linkkeeper.csvimport.start.DesiredStart;
import io.linkkeeper.definition.rule.ImportSettings.Match;
import io.linkkeeper.link.LinkChange;
import io.linkkeeper.link.LinkField;
import io.linkkeeper.link.LinkFields;
import io.linkkeeper.link.StartChange;

/**
 * Decides which link a row adds that finds none. Not thread-safe.
 */
final class NewLinkRule {

	private final Match match;

	private final Admission admission;

	private final ExistingLinks account;

	private final Supplier<String> newUniqueId;

	private final RowTargets targets;

	private final Instant asOf;

	NewLinkRule(Match match, Admission admission, ExistingLinks account, Supplier<String> newUniqueId,
			RowTargets targets, Instant asOf) {
		this.match = match;
		this.admission = admission;
		this.account = account;
		this.newUniqueId = newUniqueId;
		this.targets = targets;
		this.asOf = asOf;
	}

	/**
	 * Decides about a link that does not exist.
	 * @param desired its desired state
	 * @return the add
	 * @throws RowRejectedException when the row does not want a link, or not with these
	 * values
	 */
	LinkChange decide(DesiredLink desired) {
		if (desired.action() == Action.UPDATE || desired.action() == Action.DELETE || this.match == Match.ID) {
			throw new RowRejectedException("no link has the %s '%s'".formatted(this.match.label(), desired.key()));
		}
		if (!desired.values().problems().isEmpty()) {
			throw new RowRejectedException(String.join("; ", new TreeMap<>(desired.values().problems()).values()));
		}
		DesiredStart start = desired.startAsOf(this.asOf);
		LinkFields fields = (start != null) ? start.ofAdded(desired.fields(), this.asOf) : desired.fields();
		requireFor(fields, LinkField.SYSTEM_NAME);
		requireFor(fields, LinkField.FULL_URL);
		this.admission.rejectProtectedName(fields);
		if (!fields.values().containsKey(LinkField.UNIQUE_ID)) {
			fields = fields.with(LinkField.UNIQUE_ID, this.newUniqueId.get());
		}
		if (fields.values().get(LinkField.EXPIRES_AT) == null) {
			fields = fields.without(LinkField.EXPIRES_AT);
		}
		boolean owned = fields.values().get(LinkField.USER_ID) != null || this.account.givesOwner();
		String what = "requests a link that does not exist" + (owned ? "" : "; it gets no owner");
		LinkChange add = LinkChange.add(fields, FoundLinks.keyField(this.match),
				desired.reason(what, this.targets.ofNewLink(fields)));
		StartChange held = (start != null) ? start.changeFrom(null, this.asOf) : null;
		return (held != null) ? add.starting(held) : add;
	}

	private static void requireFor(LinkFields fields, LinkField field) {
		if (fields.values().get(field) == null) {
			throw new RowRejectedException(
					"there is no such link yet, and to add it the row must have a " + field.apiName());
		}
	}

}
